package dev.blogify.acceptance.client;

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

/** Somebody who calls the API. Every answer is held against the API's description. */
public final class Caller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final URI api;
  private final Description description;
  private final String token;

  Caller(HttpClient http, URI api, Description description, String token) {
    this.http = http;
    this.api = api;
    this.description = description;
    this.token = token;
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  public Answer post(String path, Object body) {
    return send("POST", path, json(body), "Content-Type", "application/json");
  }

  public Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  /** A transition, which names the version that it starts from. */
  public Answer move(String method, String path, String etag) {
    return send(method, path, BodyPublishers.noBody(), "If-Match", etag);
  }

  public Answer put(String path, Object body, String... headers) {
    return send("PUT", path, json(body), with(headers, "Content-Type", "application/json"));
  }

  public Answer patch(String path, Object body, String... headers) {
    return send(
        "PATCH", path, json(body), with(headers, "Content-Type", "application/merge-patch+json"));
  }

  public Answer delete(String path, String... headers) {
    return send("DELETE", path, BodyPublishers.noBody(), headers);
  }

  /** Any request, as it is. */
  public Answer send(String method, String path, BodyPublisher body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(api + path)).method(method, body).timeout(PATIENCE);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    var response = exchange(http, request.build());
    var answer =
        new Answer(method + " " + path, response.statusCode(), response.headers(), response.body());
    description.check(method, path, answer);
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

  static BodyPublisher json(Object body) {
    try {
      return BodyPublishers.ofString(
          body instanceof String raw ? raw : JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] with(String[] headers, String name, String value) {
    var all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = name;
    all[headers.length + 1] = value;
    return all;
  }
}
