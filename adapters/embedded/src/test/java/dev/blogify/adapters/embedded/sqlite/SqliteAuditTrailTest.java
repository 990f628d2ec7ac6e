package dev.blogify.adapters.embedded.sqlite;

import dev.blogify.application.audit.AuditTrail;
import dev.blogify.application.audit.AuditTrailContract;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteAuditTrailTest implements AuditTrailContract {
  @RegisterExtension final FreshDatabase fresh = new FreshDatabase();

  SqliteAuditTrailTest() throws IOException {}

  @Override
  public AuditTrail trail() {
    return new SqliteAuditTrail(fresh.database());
  }
}
