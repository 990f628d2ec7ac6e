package dev.blogify.adapters.embedded.bus;

import dev.blogify.adapters.embedded.sqlite.FreshDatabase;
import dev.blogify.application.event.ParkedEntries;
import dev.blogify.application.event.ParkedEntriesContract;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteParkedEntriesTest implements ParkedEntriesContract {
  @RegisterExtension final FreshDatabase fresh = new FreshDatabase();

  private final SqliteParkedEntries parked = new SqliteParkedEntries(fresh.database());

  SqliteParkedEntriesTest() throws IOException {}

  @Override
  public ParkedEntries parked() {
    return parked;
  }
}
