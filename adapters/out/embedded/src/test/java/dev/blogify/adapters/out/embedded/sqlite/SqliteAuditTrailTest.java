package dev.blogify.adapters.out.embedded.sqlite;

import static dev.blogify.application.audit.AuditFixtures.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.Page;
import dev.blogify.application.audit.AuditTrailContract;
import dev.blogify.application.ports.AuditTrail;
import io.vavr.collection.List;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteAuditTrailTest implements AuditTrailContract {
  @RegisterExtension final SqliteDatabaseExtension sqlite = new SqliteDatabaseExtension();

  SqliteAuditTrailTest() throws IOException {}

  @Override
  public AuditTrail trail() {
    return new SqliteAuditTrail(sqlite.database());
  }

  @Test
  void rejectsUpdatesAndDeletesOfEntries() {
    var database = sqlite.database();
    trail().append(entry(POST, 1));

    for (var statement : List.of("UPDATE audit SET data = '{}'", "DELETE FROM audit")) {
      assertThatThrownBy(() -> database.write(session -> session.executeUpdate(statement)))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("never changed");
    }

    assertThat(trail().findBySubject(POST, Page.PageRequest.firstPage(9)).items())
        .containsExactly(entry(POST, 1));
  }
}
