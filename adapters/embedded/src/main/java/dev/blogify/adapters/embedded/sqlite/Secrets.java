package dev.blogify.adapters.embedded.sqlite;

import io.vavr.control.Option;
import java.security.SecureRandom;

/** Keys that never leave this installation. */
public final class Secrets {
  private static final int BYTES = 32;

  private final Database database;
  private final SecureRandom random;

  public Secrets(Database database, SecureRandom random) {
    this.database = database;
    this.random = random;
  }

  /** The 32 random bytes of this name: made when first asked for, and the same ever after. */
  public byte[] secret(String name) {
    return database.read(session -> find(session, name)).getOrElse(() -> make(name));
  }

  private byte[] make(String name) {
    var value = new byte[BYTES];
    random.nextBytes(value);
    return database.write(session -> {
      session.run(
          "INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", name, value);
      return find(session, name).get();
    });
  }

  private static Option<byte[]> find(Session session, String name) {
    return session.first(
        "SELECT value FROM secret WHERE name = ?", row -> row.bytes("value"), name);
  }
}
