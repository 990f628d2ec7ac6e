package dev.blogify.adapters.out.aws.dynamodb;

import static dev.blogify.adapters.out.aws.dynamodb.FaultInjectingHttpClient.errorResponse;
import static dev.blogify.adapters.out.aws.dynamodb.FaultInjectingHttpClient.transactionCanceled;
import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.out.aws.dynamodb.DynamoGateway.RetryPolicy;
import dev.blogify.adapters.out.aws.dynamodb.FaultInjectingHttpClient.Fault.LostResponse;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.application.StoreBusyException;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Posts.Conflict;
import dev.blogify.application.ports.Posts.Conflict.OutdatedVersion;
import dev.blogify.application.ports.Posts.Conflict.SlugConflict;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostStatus;
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

/** Tests contended writes, throttled requests and lost responses. */
final class ConflictsTest {
  private static final int ATTEMPTS = 4;

  @RegisterExtension final FreshTables fresh = new FreshTables();

  private final FaultInjectingHttpClient httpClient = new FaultInjectingHttpClient();
  private final DynamoDbClient client = fresh.client(httpClient);
  private Vector<Duration> delays = Vector.empty();
  private final DynamoGateway gateway =
      new DynamoGateway(
          client,
          new RetryPolicy(ATTEMPTS, attempt -> Duration.ofMillis(attempt), this::recordDelay));
  private final Posts posts = new DynamoPosts(gateway, LocalTables.NAMES);

  private void recordDelay(Duration time) {
    delays = delays.append(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
  void retriesUntilTheConflictEnds(String code) {
    httpClient.enqueue(Vector.fill(ATTEMPTS - 1, () -> transactionCanceled("None", code, "None")));

    assertThat(commit(created(1))).isEqualTo(right(created(1).after()));

    assertThat(httpClient.remaining()).isZero();
    assertThat(delays).isEqualTo(Vector.of(2, 3, 4).map(Duration::ofMillis));
    assertThat(fresh.eventCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
  void givesUpAfterTheLastAttempt(String code) {
    httpClient.enqueue(Vector.fill(ATTEMPTS, () -> transactionCanceled(code, "None", "None")));

    assertThatThrownBy(() -> commit(created(1))).isInstanceOf(StoreBusyException.class);

    assertThat(httpClient.remaining()).isZero();
    assertThat(delays).hasSize(ATTEMPTS - 1);
    assertThat(posts.find(created(1).after().id())).isEmpty();
  }

  @Test
  void refusesAnOutdatedVersionWithoutRetry() {
    httpClient.enqueue(
        List.of(transactionCanceled("ConditionalCheckFailed", "TransactionConflict", "None")));

    assertThat(commit(created(1))).isEqualTo(left(new OutdatedVersion()));
    assertThat(delays).isEmpty();
  }

  @Test
  void retriesToTellASlugConflictFromAnOutdatedVersion() {
    var draft = commit(created(1)).get();
    commit(created(2));
    commit(edited(draft, retitled("Faster")));
    httpClient.enqueue(
        List.of(
            transactionCanceled("TransactionConflict", "ConditionalCheckFailed", "None", "None")));

    assertThat(commit(edited(draft, renamed("post-2")))).isEqualTo(left(new OutdatedVersion()));
    assertThat(delays).hasSize(1);
  }

  @Test
  void refusesATakenSlugAfterTheConflictEnds() {
    var draft = commit(created(1)).get();
    commit(created(2));
    httpClient.enqueue(
        List.of(
            transactionCanceled("None", "ConditionalCheckFailed", "None", "TransactionConflict")));

    assertThat(commit(edited(draft, renamed("post-2"))))
        .isEqualTo(left(new SlugConflict(slug("post-2"))));
    assertThat(delays).hasSize(1);
  }

  @Test
  void failsOnOtherCancellationReasons() {
    httpClient.enqueue(List.of(transactionCanceled("None", "None", "ConditionalCheckFailed")));
    assertThatThrownBy(() -> commit(created(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(created(1).after().id().toString());

    httpClient.enqueue(List.of(transactionCanceled("None", "None", "ValidationError")));
    assertThatThrownBy(() -> commit(created(1))).isInstanceOf(AwsServiceException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ThrottlingException",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded"
      })
  void reportsABusyStoreAfterTheRetriesOfTheClient(String exception) {
    var id = created(1).after().id();
    var feeds = new DynamoFeeds(client, LocalTables.NAMES);
    var revisions = new DynamoRevisions(client, LocalTables.NAMES);
    var page = Page.PageRequest.firstPage(1);

    Vector.<Runnable>of(
            () -> commit(created(1)),
            () -> posts.find(id),
            () -> posts.findPublished(id),
            () -> posts.findBySlug(slug("post-1")),
            () -> posts.findByAuthor(ALICE.id(), Option.none(), page),
            () -> posts.findByStatus(PostStatus.DRAFT, page),
            () -> feeds.read(new Feed.AllPosts(), page),
            () -> revisions.find(id, Version.FIRST),
            () -> revisions.findByPost(id, page))
        .forEach(operation -> {
          httpClient.enqueue(
              Vector.fill(FreshTables.CLIENT_ATTEMPTS, () -> errorResponse(400, exception)));
          assertThatThrownBy(operation::run).isInstanceOf(StoreBusyException.class);
          assertThat(httpClient.remaining()).isZero();
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
  void propagatesOtherFaults(String exception) {
    httpClient.enqueue(
        Vector.fill(FreshTables.CLIENT_ATTEMPTS, () -> errorResponse(400, exception)));

    assertThatThrownBy(() -> commit(created(1)))
        .isInstanceOf(AwsServiceException.class)
        .hasMessageContaining("No.");
  }

  @Test
  void commitsOnceWhenTheClientRetriesAfterALostResponse() {
    httpClient.enqueue(List.of(new LostResponse(), new LostResponse()));

    assertThat(commit(created(1))).isEqualTo(right(created(1).after()));

    assertThat(httpClient.remaining()).isZero();
    assertThat(delays).isEmpty();
    assertThat(fresh.eventCount()).isEqualTo(1);
  }

  @Test
  void putsOnceWhenTheClientRetriesAfterALostResponse() {
    httpClient.enqueue(List.of(new LostResponse()));

    assertThat(put(Option.none(), user(1))).isTrue();

    assertThat(put(Option.none(), user(1))).isFalse();
    assertThat(put(Option.some(Version.FIRST), user(2))).isTrue();
    assertThat(put(Option.some(Version.FIRST), user(2))).isFalse();
    assertThat(fresh.eventCount()).isEqualTo(2);
  }

  private Either<Conflict, Post> commit(PostChange change) {
    return posts.commit(change, forActor(ALICE));
  }

  private boolean put(Option<Version> before, Item user) {
    return new DynamoTable(gateway, LocalTables.NAMES, Tables.USERS)
        .putInTransaction(user, Condition.hasVersion(before));
  }

  private static Item user(int version) {
    var registered = UserFixtures.registered(ALICE.id(), "Alice");
    return Item.of("userId", ALICE.id().value())
        .with("version", version)
        .withOutbox(Outbox.events(registered, forActor(ALICE)));
  }
}
