package dev.blogify.adapters.embedded.userpool;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** What a client may say of itself when it signs up: an e-mail address, and how it is called. */
record Attributes(String email, Option<DisplayName> name) {
  private static final Set<String> WRITABLE = HashSet.of("email", "name");
  private static final Set<String> READ_ONLY = HashSet.of("sub", "email_verified", "custom:role");

  /**
   * One sign "at" with something before it and a dot behind it; whether it exists, a code tells.
   */
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@\\p{Cntrl}]{1,64}@[^\\s@.\\p{Cntrl}]{1,63}(\\.[^\\s@.\\p{Cntrl}]{1,63}){1,8}");

  static Attributes of(String email) {
    return new Attributes(email, Option.none());
  }

  static Either<Refusal, Attributes> read(Request request) {
    Map<String, String> given =
        request
            .objects("UserAttributes")
            .toMap(
                each -> each.text("Name").getOrElse(""), each -> each.text("Value").getOrElse(""));
    var forbidden = given.keySet().intersect(READ_ONLY);
    var unknown = given.keySet().diff(WRITABLE).diff(READ_ONLY);
    if (!forbidden.isEmpty()) {
      return left(Refusal.notAuthorized("A client attempted to write unauthorized attribute"));
    }
    return unknown.isEmpty()
        ? check(given)
        : left(
            nonconforming(
                "Type for attribute {%s} could not be determined".formatted(unknown.head())));
  }

  private static Either<Refusal, Attributes> check(Map<String, String> given) {
    if (!given.containsKey("email")) {
      return left(nonconforming("email: The attribute is required"));
    }
    var email = given.get("email").get();
    if (!EMAIL.matcher(email).matches()) {
      return left(Refusal.invalidParameter("Invalid email address format."));
    }
    var name = given.get("name").map(DisplayName::parse);
    return name.exists(parsed -> parsed.isInvalid())
        ? left(nonconforming("name: " + name.get().getError().head().message()))
        : right(new Attributes(email, name.map(parsed -> parsed.get())));
  }

  private static Refusal nonconforming(String why) {
    return Refusal.invalidParameter("Attributes did not conform to the schema: " + why);
  }
}
