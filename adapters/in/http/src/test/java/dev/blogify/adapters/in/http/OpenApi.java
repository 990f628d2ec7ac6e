package dev.blogify.adapters.in.http;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Path;

/** Validates responses against the OpenAPI document. */
final class OpenApi {
  static final Path DIRECTORY = Path.of("../../../docs/api");
  static final OpenAPI DOCUMENT = read();

  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createForSpecificationUrl(
              DIRECTORY.resolve("openapi.yaml").toString())
          .build();

  private OpenApi() {}

  static void validateResponse(TestRequest call, TestResponse reply) {
    var response = SimpleResponse.Builder.status(reply.status());
    reply.headers().forEach((name, value) -> response.withHeader(name, value));
    if (!reply.body().isEmpty()) {
      response.withBody(reply.body());
    }
    var report =
        VALIDATOR.validateResponse(
            call.path(), Request.Method.valueOf(call.method()), response.build());
    if (report.hasErrors()) {
      throw new AssertionError(report.getMessages() + "\n" + reply);
    }
  }

  private static OpenAPI read() {
    var options = new ParseOptions();
    options.setResolve(true);
    var result =
        new OpenAPIV3Parser()
            .readLocation(DIRECTORY.resolve("openapi.yaml").toString(), null, options);
    if (!result.getMessages().isEmpty()) {
      throw new AssertionError(result.getMessages());
    }
    return result.getOpenAPI();
  }
}
