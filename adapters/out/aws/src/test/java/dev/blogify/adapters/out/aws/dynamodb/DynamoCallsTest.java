package dev.blogify.adapters.out.aws.dynamodb;

import static dev.blogify.adapters.out.aws.dynamodb.LocalTables.NAMES;
import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.ports.Feeds;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Revisions;
import dev.blogify.application.ports.TagCounts;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** Tests the number and type of DynamoDB calls per operation: DDB-1, DDB-2 and DDB-3. */
final class DynamoCallsTest {
  private static final Page.PageRequest PAGE = Page.PageRequest.firstPage(2);

  @RegisterExtension final FreshTables fresh = new FreshTables();

  private final Posts posts = new DynamoPosts(fresh.client(), NAMES);
  private final Feeds feeds = new DynamoFeeds(fresh.client(), NAMES);
  private final Revisions revisions = new DynamoRevisions(fresh.client(), NAMES);
  private final TagCounts tagCounts = new DynamoTagCounts(fresh.client(), NAMES);

  private final PostId id = created(1).after().id();

  @BeforeEach
  void publishPosts() {
    List.rangeClosed(1, 5)
        .forEach(number -> {
          var draft = posts.commit(created(number), forActor(ALICE)).get();
          posts.commit(published(draft), forActor(ALICE));
        });
  }

  @Test
  void aReadByIdIsOneGetItem() {
    assertThat(calls(() -> posts.find(id))).containsExactly("GetItem");
    assertThat(calls(() -> posts.findPublished(id))).containsExactly("GetItem");
    assertThat(calls(() -> posts.findBySlug(slug("post-1")))).containsExactly("GetItem");
    assertThat(calls(() -> revisions.find(id, Version.FIRST))).containsExactly("GetItem");
  }

  @Test
  void aReadByIdIsStronglyConsistent() {
    assertThat(
            fresh
                .requestRecorder()
                .requests(() -> {
                  posts.find(id);
                  posts.findPublished(id);
                  posts.findBySlug(slug("post-1"));
                  revisions.find(id, Version.FIRST);
                })
                .map(GetItemRequest.class::cast))
        .allMatch(GetItemRequest::consistentRead);
  }

  @Test
  void onlyAWorkingCopyNeedsASecondRead() {
    posts.commit(edited(posts.find(id).get(), retitled("Another")), forActor(ALICE));

    assertThat(calls(() -> posts.find(id))).containsExactly("GetItem", "GetItem");
    assertThat(calls(() -> posts.findPublished(id))).containsExactly("GetItem");
  }

  @Test
  void aPageOfAnyListIsOneQuery() {
    for (var page :
        List.of(
            PAGE, new Page.PageRequest(2, feeds.read(new Feed.AllPosts(), PAGE).nextCursor()))) {
      assertThat(calls(() -> feeds.read(new Feed.AllPosts(), page))).containsExactly("Query");
    }
    List.<Runnable>of(
            () -> feeds.read(new Feed.ByAuthor(ALICE.id()), PAGE),
            () -> feeds.read(new Feed.ByTag(new Tag("java")), PAGE),
            () -> posts.findByAuthor(ALICE.id(), Option.none(), PAGE),
            () -> posts.findByAuthor(ALICE.id(), Option.some(PostStatus.PUBLISHED), PAGE),
            () -> posts.findByStatus(PostStatus.DRAFT, PAGE),
            () -> revisions.findByPost(id, PAGE),
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
        List.of(draft, publication, edit, edited.trash(edited.metadata().updatedAt()).get())) {
      assertThat(calls(() -> posts.commit(change, forActor(ALICE))))
          .containsExactly("TransactWriteItems");
    }
  }

  private Seq<String> calls(Runnable operation) {
    return fresh.requestRecorder().operationsDuring(operation);
  }
}
