package dev.blogify.adapters.out.aws.dynamodb;

import static dev.blogify.adapters.out.aws.dynamodb.LocalTables.NAMES;
import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.media.MediaFixtures.requested;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.hourLater;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostPurge;
import io.vavr.collection.HashSet;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the tombstones of purged posts and deleted media. */
final class TombstonesTest {
  @RegisterExtension final FreshTables fresh = new FreshTables();

  private final DynamoPosts posts = new DynamoPosts(fresh.client(), NAMES);

  @Test
  void keepsKeysVersionAndEventsOfAPurgedPostForAWeek() {
    var purge = purge(trashed(1));

    posts.purge(purge, forActor(Actor.SYSTEM));

    var tombstone =
        new DynamoGateway(fresh.client())
            .get(NAMES.of(Tables.POSTS), DynamoPosts.key(purge.before().id()))
            .get();
    assertThat(tombstone.attributes().keySet())
        .isEqualTo(HashSet.of("postId", "createdAt", "version", "outbox", "expiry"));
    assertThat(tombstone.number("version")).isEqualTo(purge.version().number());
    assertThat(Instant.ofEpochSecond(tombstone.number("expiry")))
        .isEqualTo(inAWeek(purge.purgedAt()));
  }

  @Test
  void continuesAnInterruptedPurge() {
    var purge = purge(trashed(24));
    var id = purge.before().id();
    new DynamoRevisions(new DynamoGateway(fresh.client()), NAMES).deleteAll(id);
    assertThat(posts.find(id)).contains(purge.before());
    assertThat(posts.findDueForPurge(purge.purgedAt(), 10)).containsExactly(id);

    assertThat(posts.purge(purge, forActor(Actor.SYSTEM))).isEqualTo(right(id));

    assertThat(posts.find(id)).isEmpty();
    assertThat(posts.findBySlug(purge.before().slug())).isEmpty();
  }

  @Test
  void deletesRevisionsInBatchesAndThePostInOneTransaction() {
    var purge = purge(trashed(24));

    assertThat(
            fresh
                .requestRecorder()
                .operationsDuring(() -> posts.purge(purge, forActor(Actor.SYSTEM))))
        .containsExactly(
            "Query",
            "TransactWriteItems",
            "Query",
            "TransactWriteItems",
            "Query",
            "TransactWriteItems",
            "TransactWriteItems");
  }

  @Test
  void findsDueItemsWithOneQuery() {
    assertThat(
            fresh
                .requestRecorder()
                .operationsDuring(() -> posts.findDueForPublication(Instant.EPOCH, 50)))
        .containsExactly("Query");
    assertThat(
            fresh
                .requestRecorder()
                .operationsDuring(() -> posts.findDueForPurge(Instant.EPOCH, 50)))
        .containsExactly("Query");
  }

  @Test
  void keepsTheTombstoneOfADeletedMediumForAWeek() {
    var library = new DynamoMediaLibrary(fresh.client(), NAMES);
    var pending =
        (Pending) library.commit(requested(1, ALICE.id(), tinyPng()), forActor(ALICE)).get();
    var end = pending.expiresAt();
    library.commit(pending.expire(end), forActor(Actor.SYSTEM));

    var tombstone =
        new DynamoGateway(fresh.client())
            .get(NAMES.of(Tables.MEDIA), DynamoMediaLibrary.key(pending.id()))
            .get();
    assertThat(Instant.ofEpochSecond(tombstone.number("expiry"))).isEqualTo(inAWeek(end));
    assertThat(library.find(pending.id()).get()).isInstanceOf(Media.Deleted.class);
  }

  @Test
  void definesTheTimeToLiveAttribute() {
    assertThat(
            Tables.ALL.filter(table -> table.ttlAttribute().isDefined()).map(TableDefinition::name))
        .contains("Posts", "Media");
    assertThat(Tables.POSTS.ttlAttribute()).isEqualTo(Option.some("expiry"));
  }

  private static Instant inAWeek(Instant at) {
    return at.plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.SECONDS);
  }

  private Trashed trashed(int revisions) {
    Post post = save(created(1));
    for (var title : Stream.from(2).map(n -> "Title " + n).take(revisions - 1)) {
      post = save(edited(post, retitled(title)));
    }
    post = save(published(post));
    return (Trashed) save(post.trash(hourLater(post)).get());
  }

  private Post save(PostChange change) {
    return posts.commit(change, forActor(ALICE)).get();
  }

  private static PostPurge purge(Trashed trashed) {
    return trashed.purgeIfDue(trashed.purgeAt()).get();
  }
}
