package dev.blogify.adapters.in.http.apigateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Http;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * API Gateway's payload format 2.0 as JSON, read and written as a stream, because binding by
 * reflection costs a cold start a quarter of its time. What no endpoint needs is skipped.
 */
public final class GatewayJson {
  private static final JsonFactory JSON = new JsonFactory();

  private GatewayJson() {}

  public static APIGatewayV2HTTPEvent readEvent(InputStream in) throws IOException {
    try (var json = JSON.createParser(in)) {
      json.nextToken();
      return event(json);
    }
  }

  public static void writeResponse(APIGatewayV2HTTPResponse response, OutputStream out)
      throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", response.getStatusCode());
      json.writeObjectFieldStart("headers");
      for (var header : response.getHeaders().entrySet()) {
        json.writeStringField(header.getKey(), header.getValue());
      }
      json.writeEndObject();
      json.writeStringField("body", response.getBody());
      json.writeBooleanField("isBase64Encoded", response.getIsBase64Encoded());
      json.writeEndObject();
    }
  }

  private static APIGatewayV2HTTPEvent event(JsonParser json) throws IOException {
    var event = new APIGatewayV2HTTPEvent();
    forEachMember(
        json,
        name -> {
          switch (name) {
            case "version" -> event.setVersion(json.getText());
            case "routeKey" -> event.setRouteKey(json.getText());
            case "rawPath" -> event.setRawPath(json.getText());
            case "rawQueryString" -> event.setRawQueryString(json.getText());
            case "headers" -> event.setHeaders(stringMap(json));
            case "queryStringParameters" -> event.setQueryStringParameters(stringMap(json));
            case "pathParameters" -> event.setPathParameters(stringMap(json));
            case "body" -> event.setBody(json.getValueAsString());
            case "isBase64Encoded" -> event.setIsBase64Encoded(json.getBooleanValue());
            case "requestContext" -> event.setRequestContext(context(json));
            default -> json.skipChildren();
          }
        });
    return event;
  }

  private static RequestContext context(JsonParser json) throws IOException {
    var context = new RequestContext();
    forEachMember(
        json,
        name -> {
          switch (name) {
            case "routeKey" -> context.setRouteKey(json.getText());
            case "stage" -> context.setStage(json.getText());
            case "apiId" -> context.setApiId(json.getText());
            case "domainName" -> context.setDomainName(json.getText());
            case "requestId" -> context.setRequestId(json.getText());
            case "timeEpoch" -> context.setTimeEpoch(json.getLongValue());
            case "http" -> context.setHttp(http(json));
            case "authorizer" -> context.setAuthorizer(authorizer(json));
            default -> json.skipChildren();
          }
        });
    return context;
  }

  private static Http http(JsonParser json) throws IOException {
    var http = new Http();
    forEachMember(
        json,
        name -> {
          switch (name) {
            case "method" -> http.setMethod(json.getText());
            case "path" -> http.setPath(json.getText());
            case "protocol" -> http.setProtocol(json.getText());
            case "sourceIp" -> http.setSourceIp(json.getText());
            case "userAgent" -> http.setUserAgent(json.getText());
            default -> json.skipChildren();
          }
        });
    return http;
  }

  private static Authorizer authorizer(JsonParser json) throws IOException {
    var authorizer = new Authorizer();
    forEachMember(
        json,
        name -> {
          if (name.equals("jwt")) {
            authorizer.setJwt(jwt(json));
          } else {
            json.skipChildren();
          }
        });
    return authorizer;
  }

  private static JWT jwt(JsonParser json) throws IOException {
    var jwt = new JWT();
    forEachMember(
        json,
        name -> {
          switch (name) {
            case "claims" -> jwt.setClaims(stringMap(json));
            case "scopes" -> jwt.setScopes(stringList(json));
            default -> json.skipChildren();
          }
        });
    return jwt;
  }

  /** The members that are text or could be; a null is as good as absent. */
  private static Map<String, String> stringMap(JsonParser json) throws IOException {
    var texts = new LinkedHashMap<String, String>();
    forEachMember(
        json,
        name -> {
          var text = json.getValueAsString();
          if (text != null) {
            texts.put(name, text);
          }
          json.skipChildren();
        });
    return texts;
  }

  private static List<String> stringList(JsonParser json) throws IOException {
    var list = new ArrayList<String>();
    if (json.currentToken() == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        list.add(json.getText());
      }
    }
    return list;
  }

  /** Calls back for each member of an object, on its value; for none where there is no object. */
  private static void forEachMember(JsonParser json, MemberReader member) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var name = json.currentName();
        json.nextToken();
        member.read(name);
      }
    }
  }

  @FunctionalInterface
  private interface MemberReader {
    void read(String name) throws IOException;
  }
}
