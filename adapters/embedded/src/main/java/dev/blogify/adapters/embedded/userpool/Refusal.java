package dev.blogify.adapters.embedded.userpool;

/** An error as Cognito's API reference names it, in the words that front ends match on. */
record Refusal(String type, String message) {
  static final Refusal WRONG_PASSWORD = notAuthorized("Incorrect username or password.");
  static final Refusal TOO_MANY_FAILURES = notAuthorized("Password attempts exceeded");
  static final Refusal NOT_CONFIRMED =
      new Refusal("UserNotConfirmedException", "User is not confirmed.");
  static final Refusal NAME_TAKEN = new Refusal("UsernameExistsException", "User already exists");
  static final Refusal WRONG_CODE =
      new Refusal("CodeMismatchException", "Invalid verification code provided, please try again.");
  static final Refusal NO_SUCH_CODE =
      new Refusal("ExpiredCodeException", "Invalid code provided, please request a code again.");
  static final Refusal TOO_OFTEN =
      new Refusal("LimitExceededException", "Attempt limit exceeded, please try after some time.");
  static final Refusal NOT_JSON = new Refusal("SerializationException", "Not a JSON object.");

  static Refusal notAuthorized(String message) {
    return new Refusal("NotAuthorizedException", message);
  }

  static Refusal invalidParameter(String message) {
    return new Refusal("InvalidParameterException", message);
  }

  static Refusal violates(String field, String constraint) {
    return invalidParameter(
        "1 validation error detected: Value at '%s%s' failed to satisfy constraint: %s"
            .formatted(Character.toLowerCase(field.charAt(0)), field.substring(1), constraint));
  }

  static Refusal weakPassword(String why) {
    return new Refusal(
        "InvalidPasswordException", "Password did not conform with policy: Password " + why);
  }

  static Refusal noSuchClient(String clientId) {
    return new Refusal(
        "ResourceNotFoundException", "User pool client %s does not exist.".formatted(clientId));
  }

  static Refusal unknownOperation(String operation) {
    return new Refusal("UnknownOperationException", "Unknown operation: " + operation);
  }
}
