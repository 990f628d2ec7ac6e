package dev.blogify.application.post;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.access.TestUsers.RITA;
import static dev.blogify.domain.post.PostFixtures.NOW;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.blogify.application.CommittedChange;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.application.media.InMemoryMediaLibrary;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.NotAllowed;
import dev.blogify.domain.post.PostRefusal.PostNotFound;
import dev.blogify.domain.post.PostRefusal.VersionConflict;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Checks that all use cases that change a post share. */
final class PostUseCasesTest {
  private static final Instant LATER = NOW.plusSeconds(3_600 * 24);
  private static final InstantSource CLOCK = InstantSource.fixed(LATER);
  private static final ExpectedVersion ANY_VERSION = new ExpectedVersion.AnyVersion();
  private static final ExpectedVersion OUTDATED_VERSION =
      new ExpectedVersion.OneOf(HashSet.of(new Version(99)));

  @TestFactory
  Stream<DynamicTest> checkPermissionBeforeTheVersion() {
    return each(
        "tells what one may know of, in the right order",
        useCase -> {
          var posts = new InMemoryPosts();
          var draft = posts.save(created(1));
          var live = posts.save(published(posts.save(created(2))));
          var committed = posts.committed();

          assertThat(useCase.run(posts, created(3).after(), OUTDATED_VERSION, ALICE))
              .isEqualTo(left(new PostNotFound()));
          assertThat(useCase.run(posts, draft, OUTDATED_VERSION, BOB))
              .isEqualTo(left(new PostNotFound()));
          assertThat(useCase.run(posts, draft, OUTDATED_VERSION, RITA))
              .isEqualTo(left(new PostNotFound()));
          assertThat(useCase.run(posts, live, OUTDATED_VERSION, BOB))
              .isEqualTo(left(new NotAllowed(useCase.action())));
          assertThat(posts.committed()).isEqualTo(committed);
        });
  }

  @TestFactory
  Stream<DynamicTest> checkTheVersionBeforeTheState() {
    return each(
        "is stale before it is refused",
        useCase -> {
          for (var setting : List.of(useCase.validPost(), useCase.invalidPost())) {
            var posts = new InMemoryPosts();
            var post = setting.apply(posts);
            var committed = posts.committed();

            assertThat(useCase.run(posts, post, OUTDATED_VERSION, ALICE))
                .isEqualTo(left(new VersionConflict(post.version())));
            assertThat(posts.committed()).isEqualTo(committed);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> storeNothingForAnInvalidState() {
    return each(
        "stores nothing when refused",
        useCase -> {
          var posts = new InMemoryPosts();
          var post = useCase.invalidPost().apply(posts);
          var committed = posts.committed();

          assertThat(useCase.run(posts, post, ANY_VERSION, ALICE).isLeft()).isTrue();
          assertThat(posts.committed()).isEqualTo(committed);
          assertThat(posts.find(post.id())).isEqualTo(Option.some(post));
        });
  }

  @TestFactory
  Stream<DynamicTest> commitTheChangeWithItsContext() {
    return each(
        "commits what the post decides, for its author and for editors",
        useCase -> {
          for (var actor : List.of(ALICE, ERIN)) {
            var posts = new InMemoryPosts();
            var post = useCase.validPost().apply(posts);
            var expected = new ExpectedVersion.OneOf(HashSet.of(new Version(99), post.version()));

            var decided = useCase.decide().apply(post);
            assertThat(useCase.run(posts, post, expected, actor)).isEqualTo(right(decided.after()));
            assertThat(posts.committed().last())
                .isEqualTo(new CommittedChange<>(decided, forActor(actor)));
          }
        });
  }

  private static Stream<DynamicTest> each(String expectation, Check check) {
    return USE_CASES
        .map(
            useCase -> dynamicTest(useCase.name() + " " + expectation, () -> check.verify(useCase)))
        .toJavaStream();
  }

  private interface Check {
    void verify(UseCase useCase);
  }

  /**
   * One use case.
   *
   * @param validPost creates a post in a valid state; {@code invalidPost} creates one in an invalid
   *     state
   * @param decide the expected change of the validPost post
   */
  private record UseCase(
      String name,
      Action action,
      Function<InMemoryPosts, Function<PostTarget, Either<PostRefusal, Post>>> handle,
      Function<InMemoryPosts, Post> validPost,
      Function<InMemoryPosts, Post> invalidPost,
      Function<Post, PostChange> decide) {
    Either<PostRefusal, Post> run(
        InMemoryPosts posts, Post post, ExpectedVersion expected, Actor actor) {
      return handle.apply(posts).apply(new PostTarget(post.id(), expected, forActor(actor)));
    }
  }

  private static Post draft(InMemoryPosts posts) {
    return posts.save(created(1));
  }

  private static Post scheduled(InMemoryPosts posts) {
    var draft = draft(posts);
    return posts.save(draft.schedule(LATER, draft.metadata().updatedAt()).get());
  }

  private static Post live(InMemoryPosts posts) {
    return posts.save(published(draft(posts)));
  }

  private static Post copied(InMemoryPosts posts) {
    return posts.save(edited(live(posts), retitled("Another")));
  }

  private static Post trashed(InMemoryPosts posts) {
    return posts.save(draft(posts).trash(NOW).get());
  }

  private static final Seq<UseCase> USE_CASES =
      List.of(
          new UseCase(
              "EditPost",
              Action.EDIT_POST,
              posts ->
                  target ->
                      new EditPost(
                              posts, new InMemoryMediaLibrary(), new PlainTextRenderer(), CLOCK)
                          .handle(new EditPost.Command(target, retitled("New"))),
              PostUseCasesTest::draft,
              PostUseCasesTest::trashed,
              post -> post.edit(retitled("New"), LATER).get()),
          new UseCase(
              "PublishPost",
              Action.PUBLISH_POST,
              posts ->
                  target ->
                      new PublishPost(posts, CLOCK)
                          .handle(new PublishPost.Command(target, Option.none())),
              PostUseCasesTest::draft,
              PostUseCasesTest::live,
              post -> post.publish(Option.none(), LATER).get()),
          new UseCase(
              "SchedulePost",
              Action.SCHEDULE_POST,
              posts ->
                  target ->
                      new SchedulePost(posts, CLOCK)
                          .handle(new SchedulePost.Command(target, LATER.plusSeconds(1))),
              PostUseCasesTest::draft,
              PostUseCasesTest::live,
              post -> post.schedule(LATER.plusSeconds(1), LATER).get()),
          new UseCase(
              "UnschedulePost",
              Action.SCHEDULE_POST,
              posts -> new UnschedulePost(posts, CLOCK)::handle,
              PostUseCasesTest::scheduled,
              PostUseCasesTest::draft,
              post -> post.unschedule(LATER).get()),
          new UseCase(
              "UnpublishPost",
              Action.UNPUBLISH_POST,
              posts -> new UnpublishPost(posts, CLOCK)::handle,
              PostUseCasesTest::live,
              PostUseCasesTest::draft,
              post -> post.unpublish(LATER).get()),
          new UseCase(
              "DiscardWorkingCopy",
              Action.EDIT_POST,
              posts -> new DiscardWorkingCopy(posts, CLOCK)::handle,
              PostUseCasesTest::copied,
              PostUseCasesTest::live,
              post -> post.discardWorkingCopy(LATER).get()),
          new UseCase(
              "TrashPost",
              Action.TRASH_POST,
              posts -> new TrashPost(posts, CLOCK)::handle,
              PostUseCasesTest::live,
              PostUseCasesTest::trashed,
              post -> post.trash(LATER).get()),
          new UseCase(
              "RestorePost",
              Action.RESTORE_POST,
              posts -> new RestorePost(posts, CLOCK)::handle,
              PostUseCasesTest::trashed,
              PostUseCasesTest::draft,
              post -> post.restore(LATER).get()),
          new UseCase(
              "RestoreRevision",
              Action.EDIT_POST,
              posts ->
                  target ->
                      new RestoreRevision(posts, posts, new PlainTextRenderer(), CLOCK)
                          .handle(new RestoreRevision.Command(target, Version.FIRST)),
              PostUseCasesTest::copied,
              PostUseCasesTest::trashed,
              post -> post.edit(retitled("Post 1"), LATER).get()));
}
