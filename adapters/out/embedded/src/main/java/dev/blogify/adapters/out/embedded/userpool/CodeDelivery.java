package dev.blogify.adapters.out.embedded.userpool;

import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.Locale;

/** Sends codes on request, and says where to: for a name without an account, to nowhere. */
final class CodeDelivery {
  private final SqliteDatabase database;
  private final InstantSource clock;
  private final VerificationCodes codes;
  private final TokenGenerator tokenGenerator;

  CodeDelivery(
      SqliteDatabase database,
      InstantSource clock,
      VerificationCodes codes,
      TokenGenerator unguessable) {
    this.database = database;
    this.clock = clock;
    this.codes = codes;
    this.tokenGenerator = unguessable;
  }

  Either<UserPoolError, Map<String, Object>> send(
      Option<Account> account, String username, VerificationCodes.Purpose purpose) {
    return database
        .commit(session -> codes.issue(session, username, purpose, clock.instant()))
        .peek(code -> account.forEach(to -> codes.send(to, purpose, code)))
        .map(_ -> deliveryDetails(account, username));
  }

  Map<String, Object> deliveryDetails(Option<Account> account, String username) {
    return LinkedHashMap.of(
        "CodeDeliveryDetails",
        java.util.Map.of(
            "AttributeName",
            "email",
            "DeliveryMedium",
            "EMAIL",
            "Destination",
            account.map(each -> mask(each.email())).getOrElse(() -> fakeDestination(username))));
  }

  private static String mask(String email) {
    var at = email.indexOf('@');
    return "%s***@%s***".formatted(firstLetter(email), firstLetter(email.substring(at + 1)));
  }

  private static String firstLetter(String text) {
    return Character.toString(text.codePointAt(0));
  }

  /** An address of two letters that is always the same for a name, as a real one would be. */
  private String fakeDestination(String username) {
    var fingerprint =
        tokenGenerator.fingerprint("nobody's address", username.toLowerCase(Locale.ROOT));
    return "%c***@%c***"
        .formatted(toLetter(fingerprint.substring(0, 4)), toLetter(fingerprint.substring(4, 8)));
  }

  private static char toLetter(String hex) {
    return (char) ('a' + Integer.parseInt(hex, 16) % 26);
  }
}
