package dev.blogify.infrastructure.acceptance.client;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;

/**
 * A response of the platform.
 *
 * @param request method and path, for assertion messages
 */
public record ClientResponse(String request, int status, HttpHeaders headers, String text) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Returns this response if it has the given status. */
  public ClientResponse expectStatus(int expected) {
    assertThat(status).as("%s answered %s", request, text).isEqualTo(expected);
    return this;
  }

  /** Returns this response if it is a problem document (RFC 9457) with the given status. */
  public ClientResponse expectProblem(int expected) {
    expectStatus(expected);
    assertThat(header("content-type")).as(request).isEqualTo("application/problem+json");
    assertThat(number("status")).as(request).isEqualTo(expected);
    assertThat(List.of(string("type"), string("title"), string("correlationId")))
        .as(text)
        .doesNotContain("");
    return this;
  }

  /**
   * Returns this response if it has status 400 and reports exactly these errors, such as {@code
   * parameter limit}.
   */
  public ClientResponse expectFieldErrors(String... flaws) {
    expectProblem(400);
    assertThat(list("errors").map(ClientResponse::errorLocation))
        .as(text)
        .containsExactlyInAnyOrder(flaws);
    return this;
  }

  private static String errorLocation(JsonNode flaw) {
    return Stream.of("pointer", "parameter", "header")
        .filter(flaw::has)
        .map(place -> place + " " + flaw.path(place).asText())
        .collect(joining());
  }

  public JsonNode json() {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(request + " returned no JSON: " + text, e);
    }
  }

  public String string(String field) {
    return json().path(field).asText();
  }

  public long number(String field) {
    return json().path(field).asLong();
  }

  public Stream<JsonNode> list(String field) {
    return json().path(field).valueStream();
  }

  public Stream<JsonNode> items() {
    return list("items");
  }

  /** The values of a field in all items of a list. */
  public List<String> itemValues(String field) {
    return items().map(item -> item.path(field).asText()).toList();
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The entity tag, for {@code If-Match}. */
  public String etag() {
    assertThat(header("etag")).as("the ETag of %s", request).matches("\"\\d+\"");
    return header("etag");
  }
}
