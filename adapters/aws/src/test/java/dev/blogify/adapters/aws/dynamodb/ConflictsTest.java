package dev.blogify.adapters.aws.dynamodb;

import static dev.blogify.adapters.aws.dynamodb.FaultyWire.canceled;
import static dev.blogify.adapters.aws.dynamodb.FaultyWire.refused;
import static dev.blogify.application.Causes.by;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.adapters.aws.dynamodb.FaultyWire.Fault.LostAnswer;
import dev.blogify.adapters.events.Journal;
import dev.blogify.application.Busy;
import dev.blogify.application.Page;
import dev.blogify.application.post.Posts;
import dev.blogify.application.post.Posts.Conflict;
import dev.blogify.application.post.Posts.Conflict.Outdated;
import dev.blogify.application.post.Posts.Conflict.Taken;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.Status;
import dev.blogify.domain.user.UserFixtures;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What becomes of a write that others are in the way of, and of one whose answer is lost. */
final class ConflictsTest {
  private static final int ATTEMPTS = 4;

  @RegisterExtension final FreshTables fresh = new FreshTables();

  private final FaultyWire wire = new FaultyWire();
  private final DynamoDbClient client = fresh.client(wire);
  private Vector<Duration> pauses = Vector.empty();
  private final Database database =
      new Database(
          client, new Patience(ATTEMPTS, attempt -> Duration.ofMillis(attempt), this::pause));
  private final Posts posts = new DynamoPosts(database, LocalTables.NAMES);

  private void pause(Duration time) {
    pauses = pauses.append(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
  void triesAgainUntilNobodyIsInTheWay(String code) {
    wire.next(Vector.fill(ATTEMPTS - 1, () -> canceled("None", code, "None")));

    assertThat(commit(created(1))).isEqualTo(right(created(1).after()));

    assertThat(wire.left()).isZero();
    assertThat(pauses).isEqualTo(Vector.of(2, 3, 4).map(Duration::ofMillis));
    assertThat(fresh.facts()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
  void givesUpAfterTheLastAttempt(String code) {
    wire.next(Vector.fill(ATTEMPTS, () -> canceled(code, "None", "None")));

    assertThatThrownBy(() -> commit(created(1))).isInstanceOf(Busy.class);

    assertThat(wire.left()).isZero();
    assertThat(pauses).hasSize(ATTEMPTS - 1);
    assertThat(posts.find(created(1).after().id())).isEmpty();
  }

  @Test
  void refusesAtOnceWhatComesFromAnOldVersion() {
    wire.next(List.of(canceled("ConditionalCheckFailed", "TransactionConflict", "None")));

    assertThat(commit(created(1))).isEqualTo(left(new Outdated()));
    assertThat(pauses).isEmpty();
  }

  @Test
  void asksAgainWhetherItIsTheSlugOrTheVersion() {
    var draft = commit(created(1)).get();
    commit(created(2));
    commit(edited(draft, retitled("Faster")));
    wire.next(List.of(canceled("TransactionConflict", "ConditionalCheckFailed", "None", "None")));

    assertThat(commit(edited(draft, renamed("post-2")))).isEqualTo(left(new Outdated()));
    assertThat(pauses).hasSize(1);
  }

  @Test
  void refusesATakenSlugOnceNobodyIsInTheWay() {
    var draft = commit(created(1)).get();
    commit(created(2));
    wire.next(List.of(canceled("None", "ConditionalCheckFailed", "None", "TransactionConflict")));

    assertThat(commit(edited(draft, renamed("post-2")))).isEqualTo(left(new Taken(slug("post-2"))));
    assertThat(pauses).hasSize(1);
  }

  @Test
  void failsWhereAnythingElseIsRefused() {
    wire.next(List.of(canceled("None", "None", "ConditionalCheckFailed")));
    assertThatThrownBy(() -> commit(created(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(created(1).after().id().toString());

    wire.next(List.of(canceled("None", "None", "ValidationError")));
    assertThatThrownBy(() -> commit(created(1))).isInstanceOf(AwsServiceException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ThrottlingException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded"
      })
  void isBusyWhereTheClientGaveUp(String exception) {
    var id = created(1).after().id();
    var feeds = new DynamoFeeds(client, LocalTables.NAMES);
    var revisions = new DynamoRevisions(client, LocalTables.NAMES);
    var page = Page.Request.first(1);

    Vector.<Runnable>of(
            () -> commit(created(1)),
            () -> posts.find(id),
            () -> posts.published(id),
            () -> posts.holder(slug("post-1")),
            () -> posts.by(ALICE.id(), Option.none(), page),
            () -> posts.in(Status.DRAFT, page),
            () -> feeds.read(new Feed.All(), page),
            () -> revisions.find(id, Version.FIRST),
            () -> revisions.of(id, page))
        .forEach(operation -> {
          wire.next(Vector.fill(FreshTables.CLIENT_ATTEMPTS, () -> refused(400, exception)));
          assertThatThrownBy(operation::run).isInstanceOf(Busy.class);
          assertThat(wire.left()).isZero();
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ResourceNotFoundException",
        "ValidationException",
        "TransactionInProgressException",
        "AccessDeniedException"
      })
  void handsOnEveryOtherFault(String exception) {
    wire.next(Vector.fill(FreshTables.CLIENT_ATTEMPTS, () -> refused(400, exception)));

    assertThatThrownBy(() -> commit(created(1)))
        .isInstanceOf(AwsServiceException.class)
        .hasMessageContaining("No.");
  }

  @Test
  void doesOnceWhatIsRepeatedBecauseTheAnswerWasLost() {
    wire.next(List.of(new LostAnswer(), new LostAnswer()));

    assertThat(commit(created(1))).isEqualTo(right(created(1).after()));

    assertThat(wire.left()).isZero();
    assertThat(pauses).isEmpty();
    assertThat(fresh.facts()).isEqualTo(1);
  }

  @Test
  void putsOnceWhatIsRepeatedBecauseTheAnswerWasLost() {
    wire.next(List.of(new LostAnswer()));

    assertThat(put(Option.none(), user(1))).isTrue();

    assertThat(put(Option.none(), user(1))).isFalse();
    assertThat(put(Option.some(Version.FIRST), user(2))).isTrue();
    assertThat(put(Option.some(Version.FIRST), user(2))).isFalse();
    assertThat(fresh.facts()).isEqualTo(2);
  }

  private Either<Conflict, Post> commit(PostChange change) {
    return posts.commit(change, by(ALICE));
  }

  private boolean put(Option<Version> before, Item user) {
    return new Aggregates(LocalTables.NAMES, Tables.USERS).store(database, before, user);
  }

  private static Item user(int version) {
    var registered = UserFixtures.registered(ALICE.id(), "Alice");
    return Aggregates.journaled(
        Item.of("userId", ALICE.id().value()).with("version", version),
        Journal.events(registered, by(ALICE)));
  }
}
