package dev.blogify.infrastructure.acceptance.client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpenApiValidatorTest {
  private static final OpenApiValidator VALIDATOR =
      new OpenApiValidator(
          """
          openapi: 3.0.3
          info: {title: Tags, version: "1"}
          paths:
            /tags/{tag}:
              get:
                parameters:
                  - {name: tag, in: path, required: true, schema: {type: string}}
                responses:
                  "200":
                    description: A tag.
                    content:
                      application/json:
                        schema:
                          type: object
                          additionalProperties: false
                          required: [tag, posts]
                          properties:
                            tag: {type: string}
                            posts: {type: integer, minimum: 0}
          """);

  @Test
  void acceptsDocumentedResponses() {
    assertThatCode(() -> check("/tags/java", 200, "{\"tag\":\"java\",\"posts\":1}"))
        .doesNotThrowAnyException();
    assertThatCode(() -> check("/nothing", 404, "{\"message\":\"Not Found\"}"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /tags/java | 200 | {"tag":"java"}
          /tags/java | 200 | {"tag":"java","posts":"1"}
          /tags/java | 200 | {"tag":"java","posts":-1}
          /tags/java | 200 | {"tag":"java","posts":1,"secret":1}
          /tags/java | 200 | no JSON
          /tags/java | 201 | {"tag":"java","posts":1}
          /tags/java | 404 | {"message":"Nothing here"}
          /nothing   | 200 | {"tag":"java","posts":1}
          """)
  void rejectsUndocumentedResponses(String path, int status, String text) {
    assertThatThrownBy(() -> check(path, status, text)).isInstanceOf(AssertionError.class);
  }

  private static void check(String path, int status, String text) {
    var headers =
        HttpHeaders.of(Map.of("content-type", List.of("application/json")), (_, _) -> true);
    VALIDATOR.validate("GET", path, new ClientResponse("GET " + path, status, headers, text));
  }
}
