package dev.blogify.adapters.embedded.sqlite;

import static dev.blogify.application.audit.AuditFixtures.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.Page;
import dev.blogify.application.audit.AuditTrail;
import dev.blogify.application.audit.AuditTrailContract;
import io.vavr.collection.List;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteAuditTrailTest implements AuditTrailContract {
  @RegisterExtension final FreshDatabase fresh = new FreshDatabase();

  SqliteAuditTrailTest() throws IOException {}

  @Override
  public AuditTrail trail() {
    return new SqliteAuditTrail(fresh.database());
  }

  @Test
  void letsNobodyRewriteWhatHappened() {
    var database = fresh.database();
    trail().append(entry(POST, 1));

    for (var rewriting : List.of("UPDATE audit SET data = '{}'", "DELETE FROM audit")) {
      assertThatThrownBy(() -> database.write(session -> session.run(rewriting)))
          .isInstanceOf(DatabaseFault.class)
          .hasMessageContaining("never changed");
    }

    assertThat(trail().of(POST, Page.Request.first(9)).items()).containsExactly(entry(POST, 1));
  }
}
