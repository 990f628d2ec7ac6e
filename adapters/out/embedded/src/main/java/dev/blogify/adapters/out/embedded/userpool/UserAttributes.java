package dev.blogify.adapters.out.embedded.userpool;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** The attributes that a client may set at sign-up. */
record UserAttributes(String email, Option<DisplayName> name) {
  private static final Set<String> WRITABLE = HashSet.of("email", "name");
  private static final Set<String> READ_ONLY = HashSet.of("sub", "email_verified", "custom:role");

  /** Checks the format only; the verification code proves that the address exists. */
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@\\p{Cntrl}]{1,64}@[^\\s@.\\p{Cntrl}]{1,63}(\\.[^\\s@.\\p{Cntrl}]{1,63}){1,8}");

  static UserAttributes withEmail(String email) {
    return new UserAttributes(email, Option.none());
  }

  static Either<UserPoolError, UserAttributes> parse(UserPoolRequest request) {
    Map<String, String> attributes =
        request
            .objects("UserAttributes")
            .toMap(
                attribute -> attribute.text("Name").getOrElse(""),
                attribute -> attribute.text("Value").getOrElse(""));
    var readOnly = attributes.keySet().intersect(READ_ONLY);
    var unknown = attributes.keySet().diff(WRITABLE).diff(READ_ONLY);
    if (!readOnly.isEmpty()) {
      return left(
          UserPoolError.notAuthorized("A client attempted to write unauthorized attribute"));
    }
    return unknown.isEmpty()
        ? validate(attributes)
        : left(
            nonconforming(
                "Type for attribute {%s} could not be determined".formatted(unknown.head())));
  }

  private static Either<UserPoolError, UserAttributes> validate(Map<String, String> attributes) {
    if (!attributes.containsKey("email")) {
      return left(nonconforming("email: The attribute is required"));
    }
    var email = attributes.get("email").get();
    if (!EMAIL.matcher(email).matches()) {
      return left(UserPoolError.invalidParameter("Invalid email address format."));
    }
    var name = attributes.get("name").map(DisplayName::parse);
    return name.exists(parsed -> parsed.isInvalid())
        ? left(nonconforming("name: " + name.get().getError().head().message()))
        : right(new UserAttributes(email, name.map(parsed -> parsed.get())));
  }

  private static UserPoolError nonconforming(String reason) {
    return UserPoolError.invalidParameter("Attributes did not conform to the schema: " + reason);
  }
}
