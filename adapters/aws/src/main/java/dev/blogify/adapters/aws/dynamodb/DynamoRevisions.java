package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.application.Page;
import dev.blogify.application.post.Revisions;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Revision;
import io.vavr.control.Option;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The contents that posts had, in the table Revisions; written by {@link DynamoPosts}. */
public final class DynamoRevisions implements Revisions {
  private final Database database;
  private final String table;
  private final History history;

  public DynamoRevisions(DynamoDbClient client, TableNames names) {
    this.database = new Database(client);
    this.table = names.of(Tables.REVISIONS);
    this.history = new History(database, names);
  }

  @Override
  public Option<Revision> find(PostId post, Version version) {
    return database.get(table, RevisionItem.key(post, version)).map(RevisionItem::revision);
  }

  @Override
  public Page<Entry> of(PostId post, Page.Request page) {
    return history.page(post, page, true).map(DynamoRevisions::entry);
  }

  private static Entry entry(Item item) {
    return new Entry(
        new Version(item.number("version")), ContentItem.title(item), item.instant("at"));
  }
}
