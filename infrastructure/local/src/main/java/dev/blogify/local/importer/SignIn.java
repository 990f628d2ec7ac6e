package dev.blogify.local.importer;

import dev.blogify.local.importer.Refusal.Answered;
import io.vavr.control.Either;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/**
 * Signs a user in at the pool, as front ends do.
 *
 * @param client the id of the app client
 */
public record SignIn(URI pool, String client, String user, String password) {

  /** An access token, or what the pool has against it. */
  public Either<Refusal, String> accessToken() {
    try (var web = new Web()) {
      return accessToken(web);
    }
  }

  Either<Refusal, String> accessToken(Web web) {
    var credentials = Map.of("USERNAME", user, "PASSWORD", password);
    var request =
        HttpRequest.newBuilder(pool)
            .header("content-type", "application/x-amz-json-1.1")
            .header("x-amz-target", "AWSCognitoIdentityProviderService.InitiateAuth")
            .POST(
                Web.json(
                    Map.of(
                        "AuthFlow", "USER_PASSWORD_AUTH",
                        "ClientId", client,
                        "AuthParameters", credentials)));
    var response = web.send(request.build());
    var answer = Fields.parse(response.body());
    return answer
        .object("AuthenticationResult")
        .text("AccessToken")
        .toEither(() -> new Answered(response.statusCode(), answer.text("message").getOrElse("")));
  }
}
