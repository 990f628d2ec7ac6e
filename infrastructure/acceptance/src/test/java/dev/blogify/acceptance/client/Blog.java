package dev.blogify.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A running platform, seen from outside. */
public final class Blog implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final RunningPlatform platform;
  private final Description description;

  /** Holds every answer against an OpenAPI document. */
  public Blog(RunningPlatform platform, String openApi) {
    this.platform = platform;
    this.description = new Description(openApi);
  }

  public RunningPlatform platform() {
    return platform;
  }

  /** Somebody without a token. */
  public Caller world() {
    return bearing("");
  }

  /** A demo user, who signed in once and goes on with that token. */
  public Caller as(String user) {
    return bearing(tokens.computeIfAbsent(user, name -> signIn(name).path("AccessToken").asText()));
  }

  public Caller bearing(String token) {
    return new Caller(http, platform.api(), description, token);
  }

  /** New tokens of a demo user, as Cognito names them. */
  public JsonNode signIn(String user) {
    return call(
            "InitiateAuth",
            Map.of(
                "AuthFlow",
                "USER_PASSWORD_AUTH",
                "ClientId",
                platform.clientId(),
                "AuthParameters",
                Map.of("USERNAME", user, "PASSWORD", platform.password())))
        .expect(200)
        .json()
        .path("AuthenticationResult");
  }

  /** A call of the user pool, as Cognito's clients make it. */
  public Answer call(String operation, Object parameters) {
    var request =
        HttpRequest.newBuilder(platform.pool())
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
            .POST(Caller.json(parameters))
            .build();
    var response = Caller.exchange(http, request);
    return new Answer(operation, response.statusCode(), response.headers(), response.body());
  }

  /** Asks for an upload of these bytes, and takes the signed request. */
  public Upload announce(Caller owner, String fileName, String contentType, byte[] bytes) {
    return Upload.of(
        http, owner.post("/media", Picture.announce(fileName, contentType, bytes)).expect(201));
  }

  /** What lies at a signed address, with its headers. */
  public HttpResponse<byte[]> download(String url) {
    return Caller.exchange(
        http, HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    http.close();
  }
}
