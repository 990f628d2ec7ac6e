package dev.blogify.adapters.embedded.userpool;

import dev.blogify.adapters.embedded.sqlite.Database;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.Locale;

/** Sends codes on request, and says where to: for a name without an account, to nowhere. */
final class Delivery {
  private final Database database;
  private final InstantSource clock;
  private final Codes codes;
  private final Unguessable unguessable;

  Delivery(Database database, InstantSource clock, Codes codes, Unguessable unguessable) {
    this.database = database;
    this.clock = clock;
    this.codes = codes;
    this.unguessable = unguessable;
  }

  Either<Refusal, Map<String, Object>> send(
      Option<Account> account, String username, Codes.Purpose purpose) {
    return database
        .commit(session -> codes.issue(session, username, purpose, clock.instant()))
        .peek(code -> account.forEach(to -> codes.send(to, purpose, code)))
        .map(_ -> to(account, username));
  }

  Map<String, Object> to(Option<Account> account, String username) {
    return LinkedHashMap.of(
        "CodeDeliveryDetails",
        java.util.Map.of(
            "AttributeName",
            "email",
            "DeliveryMedium",
            "EMAIL",
            "Destination",
            account.map(each -> masked(each.email())).getOrElse(() -> invented(username))));
  }

  private static String masked(String email) {
    var at = email.indexOf('@');
    return "%s***@%s***".formatted(first(email), first(email.substring(at + 1)));
  }

  private static String first(String text) {
    return Character.toString(text.codePointAt(0));
  }

  /** An address of two letters that is always the same for a name, as a real one would be. */
  private String invented(String username) {
    var fingerprint =
        unguessable.fingerprint("nobody's address", username.toLowerCase(Locale.ROOT));
    return "%c***@%c***"
        .formatted(letter(fingerprint.substring(0, 4)), letter(fingerprint.substring(4, 8)));
  }

  private static char letter(String hex) {
    return (char) ('a' + Integer.parseInt(hex, 16) % 26);
  }
}
