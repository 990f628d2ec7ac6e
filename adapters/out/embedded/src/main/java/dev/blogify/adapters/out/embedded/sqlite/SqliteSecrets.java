package dev.blogify.adapters.out.embedded.sqlite;

import io.vavr.control.Option;
import java.security.SecureRandom;

/** The secret keys of this installation, in the table {@code secret}. */
public record SqliteSecrets(SqliteDatabase database, SecureRandom random) {
  private static final int SECRET_LENGTH = 32;

  /**
   * Returns the secret with the given name: 32 random bytes, which the first call generates and
   * stores.
   */
  public byte[] getOrCreate(String name) {
    return find(name)
        .getOrElse(() -> {
          var value = new byte[SECRET_LENGTH];
          random.nextBytes(value);
          database.executeUpdate(
              "INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", name, value);
          return find(name).get();
        });
  }

  private Option<byte[]> find(String name) {
    return database.queryOne(
        "SELECT value FROM secret WHERE name = ?", row -> row.bytes("value"), name);
  }
}
