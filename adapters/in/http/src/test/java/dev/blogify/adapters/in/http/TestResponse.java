package dev.blogify.adapters.in.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.IOException;

/** What API Gateway would send to the client. */
record TestResponse(int status, Map<String, String> headers, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static TestResponse parse(byte[] response) throws IOException {
    var json = JSON.readTree(response);
    var headers =
        List.ofAll(json.get("headers").properties())
            .toMap(header -> header.getKey(), header -> header.getValue().asText());
    return new TestResponse(json.get("statusCode").asInt(), headers, json.get("body").asText());
  }

  String header(String name) {
    return headers.get(name).get();
  }

  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new AssertionError(body, e);
    }
  }

  /** A member of the body, as text; nested ones by JSON Pointer. */
  String textAt(String pointer) {
    return json().at(pointer).asText();
  }

  /** The problem's name, for what it says in words may change. */
  String problemType() {
    return status + " " + textAt("/type").replace("https://blogify.dev/problems/", "");
  }

  /** Where each error lies. */
  Seq<String> errorSources() {
    return List.ofAll(json().get("errors"))
        .map(error ->
            List.ofAll(error.properties())
                .map(member -> member.getKey() + " " + member.getValue().asText())
                .head());
  }
}
