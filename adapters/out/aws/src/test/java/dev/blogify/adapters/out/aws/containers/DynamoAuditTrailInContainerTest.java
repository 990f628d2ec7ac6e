package dev.blogify.adapters.out.aws.containers;

import dev.blogify.adapters.out.aws.dynamodb.DynamoAuditTrail;
import dev.blogify.adapters.out.aws.dynamodb.FreshTables;
import dev.blogify.adapters.out.aws.dynamodb.LocalTables;
import dev.blogify.application.audit.AuditTrailContract;
import dev.blogify.application.ports.AuditTrail;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIfDockerAvailable
final class DynamoAuditTrailInContainerTest implements AuditTrailContract {
  @RegisterExtension final FreshTables fresh = new FreshTables(DynamoDbContainer.endpoint());

  @Override
  public AuditTrail trail() {
    return new DynamoAuditTrail(fresh.client(), LocalTables.NAMES);
  }
}
