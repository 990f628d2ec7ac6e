package dev.blogify.infrastructure.acceptance.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleResponse;
import java.util.Map;
import java.util.Set;

/** Validates responses against the OpenAPI document (TST-5). */
final class OpenApiValidator {
  /** Responses of API Gateway, which the document does not contain. */
  private static final Map<Integer, String> GATEWAY_RESPONSES =
      Map.of(
          404, "{\"message\":\"Not Found\"}",
          431, "{\"message\":\"Request Header Fields Too Large\"}");

  private static final Set<String> DOCUMENTED_METHODS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final OpenApiInteractionValidator validator;

  OpenApiValidator(String openApi) {
    this.validator = OpenApiInteractionValidator.createForInlineApiSpecification(openApi).build();
  }

  /**
   * Throws an exception if the document does not contain the response, or if its status is 500 or
   * higher.
   */
  void validate(String method, String path, ClientResponse answer) {
    assertThat(answer.status())
        .as("%s answered %s", answer.request(), answer.text())
        .isLessThan(500);
    if (!DOCUMENTED_METHODS.contains(method)
        || answer.text().equals(GATEWAY_RESPONSES.get(answer.status()))) {
      return;
    }
    var response = SimpleResponse.Builder.status(answer.status());
    answer.headers().map().forEach(response::withHeader);
    if (!answer.text().isEmpty()) {
      response.withBody(answer.text());
    }
    var query = path.indexOf('?');
    var report =
        validator.validateResponse(
            query < 0 ? path : path.substring(0, query), Method.valueOf(method), response.build());
    assertThat(report.getMessages())
        .as("%s answered %d %s", answer.request(), answer.status(), answer.text())
        .isEmpty();
  }
}
