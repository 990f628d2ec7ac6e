package dev.blogify.adapters.aws.dynamodb;

import static dev.blogify.adapters.aws.dynamodb.LocalTables.NAMES;
import static dev.blogify.application.Causes.by;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.post.Feeds;
import dev.blogify.application.post.Posts;
import dev.blogify.application.post.Revisions;
import dev.blogify.application.post.TagCounts;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Status;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** What each operation asks of DynamoDB: DDB-1, DDB-2 and DDB-3. */
final class CallsTest {
  private static final Page.Request PAGE = Page.Request.first(2);

  @RegisterExtension final FreshTables fresh = new FreshTables();

  private final Posts posts = new DynamoPosts(fresh.client(), NAMES);
  private final Feeds feeds = new DynamoFeeds(fresh.client(), NAMES);
  private final Revisions revisions = new DynamoRevisions(fresh.client(), NAMES);
  private final TagCounts tagCounts = new DynamoTagCounts(fresh.client(), NAMES);

  private final PostId id = created(1).after().id();

  @BeforeEach
  void writeSome() {
    List.rangeClosed(1, 5)
        .forEach(number -> {
          var draft = posts.commit(created(number), by(ALICE)).get();
          posts.commit(published(draft), by(ALICE));
        });
  }

  @Test
  void aReadByIdIsOneGetItem() {
    assertThat(calls(() -> posts.find(id))).containsExactly("GetItem");
    assertThat(calls(() -> posts.published(id))).containsExactly("GetItem");
    assertThat(calls(() -> posts.holder(slug("post-1")))).containsExactly("GetItem");
    assertThat(calls(() -> revisions.find(id, Version.FIRST))).containsExactly("GetItem");
  }

  @Test
  void aReadByIdSeesWhatWasWrittenBefore() {
    assertThat(
            fresh
                .calls()
                .requests(() -> {
                  posts.find(id);
                  posts.published(id);
                  posts.holder(slug("post-1"));
                  revisions.find(id, Version.FIRST);
                })
                .map(GetItemRequest.class::cast))
        .allMatch(GetItemRequest::consistentRead);
  }

  @Test
  void onlyWhatAWorkingCopySaysIsReadApart() {
    posts.commit(edited(posts.find(id).get(), retitled("Another")), by(ALICE));

    assertThat(calls(() -> posts.find(id))).containsExactly("GetItem", "GetItem");
    assertThat(calls(() -> posts.published(id))).containsExactly("GetItem");
  }

  @Test
  void aPageOfAnyListIsOneQuery() {
    for (var page : List.of(PAGE, new Page.Request(2, feeds.read(new Feed.All(), PAGE).next()))) {
      assertThat(calls(() -> feeds.read(new Feed.All(), page))).containsExactly("Query");
    }
    List.<Runnable>of(
            () -> feeds.read(new Feed.By(ALICE.id()), PAGE),
            () -> feeds.read(new Feed.Tagged(new Tag("java")), PAGE),
            () -> posts.by(ALICE.id(), Option.none(), PAGE),
            () -> posts.by(ALICE.id(), Option.some(Status.PUBLISHED), PAGE),
            () -> posts.in(Status.DRAFT, PAGE),
            () -> revisions.of(id, PAGE),
            () -> tagCounts.list(PAGE))
        .forEach(list -> assertThat(calls(list)).containsExactly("Query"));
  }

  @Test
  void everyChangeIsOneTransaction() {
    var draft = created(6);
    var publication = published(draft.after());
    var edit = edited(publication.after(), retitled("Another"));
    Post edited = edit.after();

    for (var change :
        List.of(draft, publication, edit, edited.trash(edited.head().updatedAt()).get())) {
      assertThat(calls(() -> posts.commit(change, by(ALICE))))
          .containsExactly("TransactWriteItems");
    }
  }

  private Seq<String> calls(Runnable operation) {
    return fresh.calls().during(operation);
  }
}
