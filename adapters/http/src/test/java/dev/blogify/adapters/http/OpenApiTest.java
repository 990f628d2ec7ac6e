package dev.blogify.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.http.Route.Access;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class OpenApiTest {

  @Test
  void describesExactlyTheRoutesThereAre() {
    var described =
        List.ofAll(OpenApi.DOCUMENT.getPaths().entrySet())
            .flatMap(path ->
                List.ofAll(path.getValue().readOperationsMap().entrySet())
                    .map(operation ->
                        new Route(
                            operation.getValue().getOperationId(),
                            operation.getKey().name(),
                            path.getKey(),
                            operation.getValue().getSecurity().isEmpty()
                                ? Access.OPEN
                                : Access.SIGNED_IN)));

    assertThat(described).containsExactlyInAnyOrderElementsOf(Routes.ALL);
  }

  @Test
  void everyRouteHasItsEndpointAndEveryEndpointItsRoute() {
    assertThat(new Api().endpoints.keySet())
        .containsExactlyInAnyOrderElementsOf(Routes.ALL.map(Route::operationId));
  }

  @Test
  void everyProblemIsExplainedWithItsStatusAndNoOtherIs() throws IOException {
    var explained =
        Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\|")
            .matcher(Files.readString(OpenApi.API.resolve("problems.md")))
            .results()
            .map(row -> "https://blogify.dev/problems/" + row.group(1) + " " + row.group(2))
            .toList();

    assertThat(HashSet.ofAll(explained))
        .isEqualTo(HashSet.of(Problems.Type.values()).map(type -> type.uri() + " " + type.status));
  }
}
