package dev.blogify.adapters.out.embedded.userpool;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Traversable;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** The attributes that a client may set; an absent one does not change. */
record UserAttributes(Option<String> email, Option<DisplayName> name) {
  static final String EMAIL = "email";
  static final String NAME = "name";

  static final UserPoolError EMAIL_REQUIRED = nonconforming("email: The attribute is required");

  private static final Set<String> WRITABLE = HashSet.of(EMAIL, NAME);
  private static final Set<String> READ_ONLY = HashSet.of("sub", "email_verified", "custom:role");

  /** Checks the format only; the verification code proves that the address exists. */
  private static final Pattern EMAIL_FORMAT =
      Pattern.compile(
          "[^\\s@\\p{Cntrl}]{1,64}@[^\\s@.\\p{Cntrl}]{1,63}(\\.[^\\s@.\\p{Cntrl}]{1,63}){1,8}");

  /** Parses the member {@code UserAttributes} of a request. */
  static Either<UserPoolError, UserAttributes> parse(JsonObject request) {
    var attributes =
        request
            .optionalArray("UserAttributes")
            .getOrElse(Vector::empty)
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .toMap(
                attribute -> attribute.optionalText("Name").getOrElse(""),
                attribute -> attribute.optionalText("Value").getOrElse(""));
    var violation = findUnwritable(attributes.keySet());
    if (violation.isDefined()) {
      return left(violation.get());
    }
    var email = attributes.get(EMAIL);
    if (email.exists(address -> !EMAIL_FORMAT.matcher(address).matches())) {
      return left(UserPoolError.invalidParameter("Invalid email address format."));
    }
    var name = attributes.get(NAME).map(DisplayName::parse);
    return name.exists(parsed -> parsed.isInvalid())
        ? left(nonconforming("name: " + name.get().getError().head().message()))
        : right(new UserAttributes(email, name.map(parsed -> parsed.get())));
  }

  /** Returns the error of the first attribute that a client may not write. */
  static Option<UserPoolError> findUnwritable(Traversable<String> names) {
    if (names.exists(READ_ONLY::contains)) {
      return Option.some(
          UserPoolError.notAuthorized("A client attempted to write unauthorized attribute"));
    }
    return names
        .find(name -> !WRITABLE.contains(name))
        .map(unknown ->
            nonconforming("Type for attribute {%s} could not be determined".formatted(unknown)));
  }

  private static UserPoolError nonconforming(String reason) {
    return UserPoolError.invalidParameter("Attributes did not conform to the schema: " + reason);
  }
}
