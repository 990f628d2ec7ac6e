package dev.blogify.adapters.in.http.apigateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.JsonReader;
import dev.blogify.adapters.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the JSON of API Gateway's payload format 2.0, and ignores members that no
 * endpoint uses. The mapping is explicit, because reflective binding would account for a quarter of
 * the cold start.
 */
public final class GatewayJson {
  private GatewayJson() {}

  public static APIGatewayV2HTTPEvent readEvent(InputStream in) throws IOException {
    var json =
        JsonReader.DEFAULT.read(in).getOrElseThrow(error -> new IOException(error.description()));
    return APIGatewayV2HTTPEvent.builder()
        .withRouteKey(text(json, "routeKey"))
        .withRawPath(text(json, "rawPath"))
        .withRawQueryString(text(json, "rawQueryString"))
        .withHeaders(texts(json, "headers"))
        .withPathParameters(texts(json, "pathParameters"))
        .withBody(text(json, "body"))
        .withIsBase64Encoded(json.get("isBase64Encoded").contains(new JsonValue.JsonBoolean(true)))
        .withRequestContext(
            json.optionalObject("requestContext").map(GatewayJson::context).getOrNull())
        .build();
  }

  public static void writeResponse(APIGatewayV2HTTPResponse response, OutputStream out)
      throws IOException {
    var headers = JsonObject.EMPTY;
    for (var header : response.getHeaders().entrySet()) {
      headers = headers.with(header.getKey(), header.getValue());
    }
    JsonObject.EMPTY
        .with("statusCode", response.getStatusCode())
        .with("headers", headers)
        .with("body", response.getBody())
        .with("isBase64Encoded", response.getIsBase64Encoded())
        .writeTo(out);
  }

  private static RequestContext context(JsonObject json) {
    return RequestContext.builder()
        .withRequestId(text(json, "requestId"))
        .withAuthorizer(json.optionalObject("authorizer").map(GatewayJson::authorizer).getOrNull())
        .build();
  }

  private static Authorizer authorizer(JsonObject json) {
    return Authorizer.builder()
        .withJwt(
            json.optionalObject("jwt")
                .map(jwt -> JWT.builder().withClaims(texts(jwt, "claims")).build())
                .getOrNull())
        .build();
  }

  private static @Nullable String text(JsonObject json, String name) {
    return json.get(name).flatMap(JsonValue::scalarText).getOrNull();
  }

  /** Returns the scalar members, without null members. */
  private static @Nullable Map<String, String> texts(JsonObject json, String name) {
    return json.optionalObject(name).map(object -> object.scalarTexts().toJavaMap()).getOrNull();
  }
}
