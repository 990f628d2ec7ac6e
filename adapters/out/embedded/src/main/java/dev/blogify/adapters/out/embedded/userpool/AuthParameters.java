package dev.blogify.adapters.out.embedded.userpool;

import dev.blogify.adapters.json.JsonObject;
import io.vavr.control.Either;

/** The members {@code AuthParameters} and {@code ChallengeResponses} of sign-in requests. */
record AuthParameters(JsonObject values) {
  static AuthParameters of(JsonObject request, String member) {
    return new AuthParameters(request.optionalObject(member).getOrElse(JsonObject.EMPTY));
  }

  /** Returns a parameter that is not empty. */
  Either<UserPoolError, String> require(String name) {
    return values
        .optionalText(name)
        .filter(value -> !value.isEmpty())
        .toEither(UserPoolError.invalidParameter("Missing required parameter " + name));
  }

  /** Returns the username; a text that no account can have is an unknown username. */
  Either<UserPoolError, String> requireUsername() {
    return require("USERNAME")
        .filterOrElse(Account::isUsername, _ -> UserPoolError.INCORRECT_CREDENTIALS);
  }
}
