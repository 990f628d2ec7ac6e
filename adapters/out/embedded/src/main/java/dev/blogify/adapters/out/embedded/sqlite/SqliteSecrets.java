package dev.blogify.adapters.out.embedded.sqlite;

import io.vavr.control.Option;
import java.security.SecureRandom;

/** Keys that never leave this installation. */
public final class SqliteSecrets {
  private static final int SECRET_LENGTH = 32;

  private final SqliteDatabase database;
  private final SecureRandom random;

  public SqliteSecrets(SqliteDatabase database, SecureRandom random) {
    this.database = database;
    this.random = random;
  }

  /** The 32 random bytes of this name: made when first asked for, and the same ever after. */
  public byte[] getOrCreate(String name) {
    return database.read(session -> find(session, name)).getOrElse(() -> create(name));
  }

  private byte[] create(String name) {
    var value = new byte[SECRET_LENGTH];
    random.nextBytes(value);
    return database.write(session -> {
      session.executeUpdate(
          "INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", name, value);
      return find(session, name).get();
    });
  }

  private static Option<byte[]> find(SqliteSession session, String name) {
    return session.queryOne(
        "SELECT value FROM secret WHERE name = ?", row -> row.bytes("value"), name);
  }
}
