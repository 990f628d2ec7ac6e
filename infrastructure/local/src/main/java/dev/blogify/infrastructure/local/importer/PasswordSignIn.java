package dev.blogify.infrastructure.local.importer;

import dev.blogify.infrastructure.local.importer.ImportRefusal.RefusedByServer;
import io.vavr.control.Either;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/**
 * Signs a user in at the pool, as front ends do.
 *
 * @param clientId the id of the app client
 */
public record PasswordSignIn(URI userPoolUri, String clientId, String user, String password) {

  /** An access token, or what the pool has against it. */
  public Either<ImportRefusal, String> requestAccessToken() {
    try (var web = new JsonHttpClient()) {
      return requestAccessToken(web);
    }
  }

  Either<ImportRefusal, String> requestAccessToken(JsonHttpClient web) {
    var credentials = Map.of("USERNAME", user, "PASSWORD", password);
    var request =
        HttpRequest.newBuilder(userPoolUri)
            .header("content-type", "application/x-amz-json-1.1")
            .header("x-amz-target", "AWSCognitoIdentityProviderService.InitiateAuth")
            .POST(
                JsonHttpClient.jsonBody(
                    Map.of(
                        "AuthFlow", "USER_PASSWORD_AUTH",
                        "ClientId", clientId,
                        "AuthParameters", credentials)));
    var response = web.send(request.build());
    var answer = JsonFields.parse(response.body());
    return answer
        .object("AuthenticationResult")
        .text("AccessToken")
        .toEither(
            () -> new RefusedByServer(response.statusCode(), answer.text("message").getOrElse("")));
  }
}
