package dev.blogify.infrastructure.acceptance.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;

/**
 * An anonymous or signed-in client of the API. Each response is validated against the OpenAPI
 * document.
 */
public final class ApiCaller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http;
  private final URI api;
  private final OpenApiValidator validator;
  private final String token;

  ApiCaller(HttpClient http, URI api, OpenApiValidator description, String token) {
    this.http = http;
    this.api = api;
    this.validator = description;
    this.token = token;
  }

  public ClientResponse get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  public ClientResponse post(String path, Object body) {
    return send("POST", path, jsonBody(body), "Content-Type", "application/json");
  }

  public ClientResponse post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  /** A state transition from the given version. */
  public ClientResponse transition(String method, String path, String etag) {
    return send(method, path, BodyPublishers.noBody(), "If-Match", etag);
  }

  public ClientResponse put(String path, Object body, String... headers) {
    return send(
        "PUT", path, jsonBody(body), appendHeader(headers, "Content-Type", "application/json"));
  }

  public ClientResponse patch(String path, Object body, String... headers) {
    return send(
        "PATCH",
        path,
        jsonBody(body),
        appendHeader(headers, "Content-Type", "application/merge-patch+json"));
  }

  public ClientResponse delete(String path, String... headers) {
    return send("DELETE", path, BodyPublishers.noBody(), headers);
  }

  /** Sends a request without changes. */
  public ClientResponse send(String method, String path, BodyPublisher body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(api + path))
            .method(method, body)
            .timeout(REQUEST_TIMEOUT);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    var response = exchange(http, request.build());
    var answer =
        new ClientResponse(
            method + " " + path, response.statusCode(), response.headers(), response.body());
    validator.validate(method, path, answer);
    return answer;
  }

  static HttpResponse<String> exchange(HttpClient http, HttpRequest request) {
    return exchange(http, request, BodyHandlers.ofString());
  }

  static <T> HttpResponse<T> exchange(
      HttpClient http, HttpRequest request, HttpResponse.BodyHandler<T> reader) {
    try {
      return http.send(request, reader);
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static BodyPublisher jsonBody(Object body) {
    try {
      return BodyPublishers.ofString(
          body instanceof String raw ? raw : JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] appendHeader(String[] headers, String name, String value) {
    var all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = name;
    all[headers.length + 1] = value;
    return all;
  }
}
