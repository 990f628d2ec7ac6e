package dev.blogify.adapters.in.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.IOException;

/** The response that API Gateway sends to the client. */
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

  /** The text of a member of the body, which a JSON Pointer locates. */
  String textAt(String pointer) {
    return json().at(pointer).asText();
  }

  /** The status and name of the problem type, because the texts can change. */
  String problemType() {
    return status + " " + textAt("/type").replace("https://blogify.dev/problems/", "");
  }

  /** The location of each error. */
  Seq<String> errorSources() {
    return List.ofAll(json().get("errors"))
        .map(error ->
            List.ofAll(error.properties())
                .map(member -> member.getKey() + " " + member.getValue().asText())
                .head());
  }
}
