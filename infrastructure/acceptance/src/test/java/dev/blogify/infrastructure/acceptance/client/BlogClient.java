package dev.blogify.infrastructure.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A client of a running platform. */
public final class BlogClient implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final RunningPlatform platform;
  private final OpenApiValidator validator;

  /** Validates each response against an OpenAPI document. */
  public BlogClient(RunningPlatform platform, String openApi) {
    this.platform = platform;
    this.validator = new OpenApiValidator(openApi);
  }

  public RunningPlatform platform() {
    return platform;
  }

  /** A caller without a token. */
  public ApiCaller anonymous() {
    return withToken("");
  }

  /** A demo user, who signs in once; later calls use the same token. */
  public ApiCaller as(String user) {
    return withToken(
        tokens.computeIfAbsent(user, name -> signIn(name).path("AccessToken").asText()));
  }

  public ApiCaller withToken(String token) {
    return new ApiCaller(http, platform.api(), validator, token);
  }

  /** Signs in a demo user; the members have Cognito's names. */
  public JsonNode signIn(String user) {
    return callUserPool(
            "InitiateAuth",
            Map.of(
                "AuthFlow",
                "USER_PASSWORD_AUTH",
                "ClientId",
                platform.clientId(),
                "AuthParameters",
                Map.of("USERNAME", user, "PASSWORD", platform.password())))
        .expectStatus(200)
        .json()
        .path("AuthenticationResult");
  }

  /** Calls the user pool, in the format of Cognito's clients. */
  public ClientResponse callUserPool(String operation, Object parameters) {
    var request =
        HttpRequest.newBuilder(platform.pool())
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
            .POST(ApiCaller.jsonBody(parameters))
            .build();
    var response = ApiCaller.exchange(http, request);
    return new ClientResponse(
        operation, response.statusCode(), response.headers(), response.body());
  }

  /** Requests an upload of these bytes, and returns the presigned request. */
  public UploadClient requestUpload(
      ApiCaller owner, String fileName, String contentType, byte[] bytes) {
    return UploadClient.fromResponse(
        http,
        owner
            .post("/media", PictureFixtures.uploadRequest(fileName, contentType, bytes))
            .expectStatus(201));
  }

  /** Downloads from a presigned URL. */
  public HttpResponse<byte[]> download(String url) {
    return ApiCaller.exchange(
        http, HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    http.close();
  }
}
