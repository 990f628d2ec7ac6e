package dev.blogify.infrastructure.local.importer;

import io.vavr.control.Either;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/**
 * Credentials for Cognito's {@code USER_PASSWORD_AUTH} flow.
 *
 * @param clientId id of the app client
 */
public record PasswordSignIn(URI userPoolUri, String clientId, String user, String password) {

  /** Requests an access token. */
  public Either<ImportRefusal, String> requestAccessToken() {
    try (var http = new JsonHttpClient()) {
      return requestAccessToken(http);
    }
  }

  Either<ImportRefusal, String> requestAccessToken(JsonHttpClient http) {
    var body =
        Map.of(
            "AuthFlow",
            "USER_PASSWORD_AUTH",
            "ClientId",
            clientId,
            "AuthParameters",
            Map.of("USERNAME", user, "PASSWORD", password));
    var request =
        HttpRequest.newBuilder(userPoolUri)
            .header("content-type", "application/x-amz-json-1.1")
            .header("x-amz-target", "AWSCognitoIdentityProviderService.InitiateAuth")
            .POST(JsonHttpClient.jsonBody(body));
    var response = http.send(request.build(), BodyHandlers.ofByteArray());
    var fields = JsonFields.parse(response.body());
    return fields
        .object("AuthenticationResult")
        .text("AccessToken")
        .toEither(() ->
            new ImportRefusal.RefusedByServer(
                response.statusCode(), fields.text("message").getOrElse("")));
  }
}
