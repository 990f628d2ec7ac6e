package dev.blogify.adapters.out.embedded.userpool;

/** An error of the Cognito API with the same type and message, because front ends match both. */
record UserPoolError(String type, String message) {
  static final UserPoolError INCORRECT_CREDENTIALS =
      notAuthorized("Incorrect username or password.");
  static final UserPoolError PASSWORD_ATTEMPTS_EXCEEDED =
      notAuthorized("Password attempts exceeded");
  static final UserPoolError USER_NOT_CONFIRMED =
      new UserPoolError("UserNotConfirmedException", "User is not confirmed.");
  static final UserPoolError USERNAME_EXISTS =
      new UserPoolError("UsernameExistsException", "User already exists");
  static final UserPoolError CODE_MISMATCH =
      new UserPoolError(
          "CodeMismatchException", "Invalid verification code provided, please try again.");
  static final UserPoolError EXPIRED_CODE =
      new UserPoolError(
          "ExpiredCodeException", "Invalid code provided, please request a code again.");
  static final UserPoolError LIMIT_EXCEEDED =
      new UserPoolError(
          "LimitExceededException", "Attempt limit exceeded, please try after some time.");
  static final UserPoolError NOT_JSON =
      new UserPoolError("SerializationException", "Not a JSON object.");

  static UserPoolError notAuthorized(String message) {
    return new UserPoolError("NotAuthorizedException", message);
  }

  static UserPoolError invalidParameter(String message) {
    return new UserPoolError("InvalidParameterException", message);
  }

  static UserPoolError constraintViolation(String member, String constraint) {
    return invalidParameter(
        "1 validation error detected: Value at '%s%s' failed to satisfy constraint: %s"
            .formatted(Character.toLowerCase(member.charAt(0)), member.substring(1), constraint));
  }

  static UserPoolError invalidPassword(String reason) {
    return new UserPoolError(
        "InvalidPasswordException", "Password did not conform with policy: Password " + reason);
  }

  static UserPoolError clientNotFound(String clientId) {
    return new UserPoolError(
        "ResourceNotFoundException", "User pool client %s does not exist.".formatted(clientId));
  }

  static UserPoolError unknownOperation(String operation) {
    return new UserPoolError("UnknownOperationException", "Unknown operation: " + operation);
  }
}
