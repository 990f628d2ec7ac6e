package dev.blogify.adapters.in.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.in.http.Operation.Access;
import io.vavr.Tuple;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class OpenApiTest {

  @Test
  void describesExactlyTheListOfOperations() {
    var described =
        List.ofAll(OpenApi.DOCUMENT.getPaths().entrySet())
            .flatMap(path ->
                List.ofAll(path.getValue().readOperationsMap().entrySet())
                    .map(operation ->
                        Tuple.of(
                            operation.getValue().getOperationId(),
                            operation.getKey().name(),
                            path.getKey(),
                            operation.getValue().getSecurity().isEmpty()
                                ? Access.ANONYMOUS
                                : Access.AUTHENTICATED)));

    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Operations.ALL.map(
                each -> Tuple.of(each.id(), each.method(), each.path(), each.access())));
  }

  @Test
  void everyOperationHasAnIdAndAnEndpointOfItsOwn() {
    var ports = new TestApi();

    assertThat(Operations.ALL.map(Operation::id)).doesNotHaveDuplicates();
    assertThat(Operations.ALL.map(operation -> operation.endpoint().apply(ports)))
        .hasSameSizeAs(Operations.ALL)
        .doesNotHaveDuplicates();
  }

  /** Clients that are generated from the document then accept a field that is added later. */
  @Test
  void responsesMayGrow() throws IOException {
    var requests =
        HashSet.of(
            "PostCreation",
            "PostEdit",
            "Publication",
            "Schedule",
            "ProfileEdit",
            "RoleChange",
            "Announcement",
            "MediaEdit");
    var schemas =
        Files.readString(OpenApi.DIRECTORY.resolve("openapi.yaml")).split("\n  schemas:\n", -1)[1];
    var closed =
        HashSet.ofAll(
            Pattern.compile("(?m)^    (\\w+):\n(?:      .*\n)*?      +additionalProperties: false$")
                .matcher(schemas)
                .results()
                .map(schema -> schema.group(1))
                .toList());

    assertThat(closed).isEqualTo(requests);
  }

  @Test
  void everyProblemTypeIsDocumentedWithItsStatus() throws IOException {
    var explained =
        Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\|")
            .matcher(Files.readString(OpenApi.DIRECTORY.resolve("problems.md")))
            .results()
            .map(row -> "https://blogify.dev/problems/" + row.group(1) + " " + row.group(2))
            .toList();

    assertThat(HashSet.ofAll(explained))
        .isEqualTo(
            HashSet.of(Problem.ProblemType.values()).map(type -> type.uri() + " " + type.status));
  }
}
