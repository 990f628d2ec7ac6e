package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabaseExtension;
import dev.blogify.application.event.OutboxDeadLettersContract;
import dev.blogify.application.ports.OutboxDeadLetters;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteOutboxDeadLettersTest implements OutboxDeadLettersContract {
  @RegisterExtension final SqliteDatabaseExtension sqlite = new SqliteDatabaseExtension();

  private final SqliteOutboxDeadLetters deadLetters =
      new SqliteOutboxDeadLetters(sqlite.database());

  SqliteOutboxDeadLettersTest() throws IOException {}

  @Override
  public OutboxDeadLetters deadLetters() {
    return deadLetters;
  }
}
