package dev.blogify.adapters.out.embedded.userpool;

import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Issues and sends verification codes. For a username without an account, it sends nothing and
 * returns the same response, so that the response does not reveal whether the account exists.
 */
record CodeDelivery(
    SqliteDatabase database,
    InstantSource clock,
    VerificationCodes codes,
    TokenGenerator tokenGenerator) {
  Either<UserPoolError, Map<String, Object>> send(
      Option<Account> account, String username, VerificationCodes.Purpose purpose) {
    return database
        .commit(session -> codes.issue(session, username, purpose, clock.instant()))
        .peek(code -> account.forEach(recipient -> codes.send(recipient, purpose, code)))
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
            account
                .map(existing -> mask(existing.email()))
                .getOrElse(() -> fakeDestination(username))));
  }

  private static String mask(String email) {
    var at = email.indexOf('@');
    return "%s***@%s***".formatted(firstLetter(email), firstLetter(email.substring(at + 1)));
  }

  private static String firstLetter(String text) {
    return Character.toString(text.codePointAt(0));
  }

  /** Returns a masked address that depends on the username only, as a real one does. */
  private String fakeDestination(String username) {
    var fingerprint =
        tokenGenerator.fingerprint("fake destination", username.toLowerCase(Locale.ROOT));
    return "%c***@%c***"
        .formatted(toLetter(fingerprint.substring(0, 4)), toLetter(fingerprint.substring(4, 8)));
  }

  private static char toLetter(String hex) {
    return (char) ('a' + Integer.parseInt(hex, 16) % 26);
  }
}
