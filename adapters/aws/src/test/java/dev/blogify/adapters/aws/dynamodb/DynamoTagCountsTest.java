package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.application.post.TagCounts;
import dev.blogify.application.post.TagCountsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DynamoTagCountsTest implements TagCountsContract {
  @RegisterExtension final FreshTables fresh = new FreshTables();

  @Override
  public TagCounts tagCounts() {
    return new DynamoTagCounts(fresh.client(), LocalTables.NAMES);
  }
}
