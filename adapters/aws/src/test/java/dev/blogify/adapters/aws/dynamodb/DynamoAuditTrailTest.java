package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.application.audit.AuditTrail;
import dev.blogify.application.audit.AuditTrailContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DynamoAuditTrailTest implements AuditTrailContract {
  @RegisterExtension final FreshTables fresh = new FreshTables();

  @Override
  public AuditTrail trail() {
    return new DynamoAuditTrail(fresh.client(), LocalTables.NAMES);
  }
}
