package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.adapters.aws.containers.DynamoDbContainer;
import dev.blogify.adapters.aws.containers.WhereDockerAnswers;
import dev.blogify.application.audit.AuditTrail;
import dev.blogify.application.audit.AuditTrailContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@WhereDockerAnswers
final class DynamoAuditTrailInContainerTest implements AuditTrailContract {
  @RegisterExtension final FreshTables fresh = new FreshTables(DynamoDbContainer.endpoint());

  @Override
  public AuditTrail trail() {
    return new DynamoAuditTrail(fresh.client(), LocalTables.NAMES);
  }
}
