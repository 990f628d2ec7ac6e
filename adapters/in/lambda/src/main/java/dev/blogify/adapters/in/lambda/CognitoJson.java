package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostConfirmationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostConfirmationEvent.Request;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the members of a post-confirmation event that {@link CognitoHandler} needs. */
final class CognitoJson {
  private static final JsonFactory JSON = new JsonFactory();

  private CognitoJson() {}

  static CognitoUserPoolPostConfirmationEvent readEvent(InputStream in) throws IOException {
    var event = new CognitoUserPoolPostConfirmationEvent();
    try (var json = JSON.createParser(in)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var name = json.currentName();
        json.nextToken();
        switch (name) {
          case "triggerSource" -> event.setTriggerSource(json.getText());
          case "userName" -> event.setUserName(json.getText());
          case "request" -> event.setRequest(request(json));
          default -> json.skipChildren();
        }
      }
    }
    return event;
  }

  private static Request request(JsonParser json) throws IOException {
    var request = new Request();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      if (name.equals("userAttributes")) {
        request.setUserAttributes(attributes(json));
      } else {
        json.skipChildren();
      }
    }
    return request;
  }

  private static Map<String, String> attributes(JsonParser json) throws IOException {
    var attributes = new LinkedHashMap<String, String>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      attributes.put(name, json.getText());
    }
    return attributes;
  }
}
