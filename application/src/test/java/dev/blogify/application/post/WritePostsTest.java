package dev.blogify.application.post;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ADA;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.access.TestUsers.RITA;
import static dev.blogify.domain.post.PostFixtures.EMPTY_EDIT;
import static dev.blogify.domain.post.PostFixtures.NOW;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.rewritten;
import static dev.blogify.domain.post.PostFixtures.slug;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.CommittedChange;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.application.IdGenerator;
import dev.blogify.application.media.InMemoryMediaLibrary;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.Body;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.ContentEdit;
import dev.blogify.domain.post.Excerpt;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostEvent.PostPublished;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.BodyBeyondLimit;
import dev.blogify.domain.post.PostRefusal.NotAllowed;
import dev.blogify.domain.post.PostRefusal.PictureNotUsable;
import dev.blogify.domain.post.PostRefusal.PublicationInTheFuture;
import dev.blogify.domain.post.PostRefusal.RevisionNotFound;
import dev.blogify.domain.post.PostRefusal.SlugTaken;
import dev.blogify.domain.post.RenderingLimit;
import dev.blogify.domain.post.Slug;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Creation, edits, publication and restoration of posts. */
final class WritePostsTest {
  private static final Instant LATER = NOW.plusSeconds(3_600 * 24);

  private final InstantSource clock = InstantSource.fixed(LATER);
  private final InMemoryPosts posts = new InMemoryPosts();
  private final InMemoryMediaLibrary media = new InMemoryMediaLibrary();
  private final CreatePost createPost =
      new CreatePost(
          posts, media, new PlainTextRenderer(), new IdGenerator(new SplittableRandom(1)), clock);
  private final EditPost editPost = new EditPost(posts, media, new PlainTextRenderer(), clock);
  private final PublishPost publishPost = new PublishPost(posts, clock);
  private final RestoreRevision restoreRevision =
      new RestoreRevision(posts, posts, new PlainTextRenderer(), clock);

  @Test
  void createsADraftWithTheGivenSlug() {
    var post = create(ALICE, content("Hello"), Option.some(slug("given"))).get();

    var change = Post.create(post.id(), ALICE.id(), slug("given"), content("Hello"), LATER);
    assertThat(posts.committed())
        .isEqualTo(List.of(new CommittedChange<>(change, forActor(ALICE))));
    assertThat(post).isEqualTo(change.after());
    assertThat(post.id().createdAt()).isEqualTo(LATER);
  }

  @Test
  void refusesAGivenSlugThatIsTaken() {
    posts.save(created(1));

    assertThat(create(BOB, content("Hello"), Option.some(slug("post-1"))))
        .isEqualTo(left(new SlugTaken(slug("post-1"))));
    assertThat(posts.committed()).hasSize(1);
  }

  @Test
  void refusesABodyBeyondALimitBeforeTheCommit() {
    var tooLarge = new Body(PlainTextRenderer.BEYOND_LIMIT);
    var refusal = left(new BodyBeyondLimit(RenderingLimit.TABLE_CELLS));
    var post = posts.save(created(1));
    var content = content("Hello");

    assertThat(
            create(
                ALICE,
                new Content(
                    content.title(),
                    tooLarge,
                    content.excerpt(),
                    content.tags(),
                    content.cover(),
                    content.canonicalUrl(),
                    content.language()),
                Option.none()))
        .isEqualTo(refusal);
    assertThat(edit(post.id(), rewritten(tooLarge))).isEqualTo(refusal);
    assertThat(posts.find(post.id())).isEqualTo(Option.some(post));
    assertThat(posts.committed()).hasSize(1);
  }

  @Test
  void derivesTheExcerptOfTheAuthorsBodyUntilTheAuthorGivesOne() {
    var post = create(ALICE, content("Hello"), Option.none()).get();

    var edited = edit(post.id(), rewritten(new Body("New words."))).get();
    var given = edit(post.id(), excerpted(Option.some(Excerpt.given("Mine")))).get();
    var rewritten = edit(post.id(), rewritten(new Body("Newer words."))).get();
    var removed = edit(post.id(), excerpted(Option.none())).get();

    assertThat(edited.content().excerpt())
        .isEqualTo(Option.some(Excerpt.derivedFrom("New words.")));
    assertThat(given.content().excerpt()).isEqualTo(Option.some(Excerpt.given("Mine")));
    assertThat(rewritten.content().excerpt()).isEqualTo(Option.some(Excerpt.given("Mine")));
    assertThat(removed.content().excerpt())
        .isEqualTo(Option.some(Excerpt.derivedFrom("Newer words.")));
  }

  @Test
  void findsAFreeSlugForEachPostOfTheSameTitle() {
    var slugs =
        List.range(0, 8).map(_ -> create(ALICE, content("Hello, world!"), Option.none()).get());

    assertThat(slugs.take(5).map(post -> post.slug().value()))
        .isEqualTo(
            List.of(
                "hello-world", "hello-world-2", "hello-world-3", "hello-world-4", "hello-world-5"));
    assertThat(slugs.drop(5))
        .allSatisfy(post ->
            assertThat(post.slug().value())
                .isEqualTo("hello-world-" + post.id().toString().substring(24)));
    assertThat(posts.committed()).hasSize(8);
  }

  @Test
  void creationRequiresTheRoleOfAnAuthor() {
    for (var actor : List.<Actor>of(ALICE, ERIN, ADA)) {
      assertThat(create(actor, content("Hello"), Option.none()).isRight()).isTrue();
    }
    for (var actor : List.of(RITA, Actor.SYSTEM)) {
      assertThat(create(actor, withCover(MediaFixtures.id(9)), Option.none()))
          .isEqualTo(left(new NotAllowed(Action.CREATE_POST)));
    }
  }

  @Test
  void acceptsOnlyAReadyPictureAsCover() {
    var ready = media.save(MediaFixtures.confirmed(pending(1))).id();
    var pending = pending(2).id();
    var deleted = pending(3);
    media.save(deleted.delete(LATER).get());
    var draft = posts.save(created(1));

    assertThat(create(ALICE, withCover(ready), Option.none()).isRight()).isTrue();
    for (var id : List.of(pending, deleted.id(), MediaFixtures.id(4))) {
      assertThat(create(ALICE, withCover(id), Option.none()))
          .isEqualTo(left(new PictureNotUsable(id)));
      assertThat(edit(draft.id(), ContentEdit.restoring(withCover(id))))
          .isEqualTo(left(new PictureNotUsable(id)));
    }
    assertThat(edit(draft.id(), ContentEdit.restoring(withCover(ready))).isRight()).isTrue();
  }

  @Test
  void commitsNothingForAnEmptyEdit() {
    var draft = posts.save(created(1));

    assertThat(edit(draft.id(), EMPTY_EDIT)).isEqualTo(right(draft));
    assertThat(edit(draft.id(), retitled("Post 1"))).isEqualTo(right(draft));

    assertThat(posts.committed()).hasSize(1);
  }

  @Test
  void refusesARenameToATakenSlug() {
    posts.save(created(1));
    var second = posts.save(created(2));

    assertThat(edit(second.id(), renamed("post-1"))).isEqualTo(left(new SlugTaken(slug("post-1"))));
    assertThat(posts.find(second.id())).isEqualTo(Option.some(second));
  }

  @Test
  void publishesWithTheGivenDate() {
    var longAgo = Instant.parse("2011-04-01T00:00:00Z");
    var draft = posts.save(created(1));

    assertThat(publish(ALICE, draft, Option.some(LATER.plusMillis(1))))
        .isEqualTo(left(new PublicationInTheFuture(LATER.plusMillis(1))));
    assertThat(publish(ALICE, draft, Option.some(longAgo)).get().metadata().firstPublishedAt())
        .isEqualTo(Option.some(longAgo));
    assertThat(posts.committed().last().change().events())
        .isEqualTo(
            List.of(
                new PostPublished(
                    slug("post-1"),
                    draft.content().title(),
                    draft.content().tags(),
                    longAgo,
                    true)));
  }

  @Test
  void theSystemMayPublish() {
    var draft = posts.save(created(1));

    assertThat(publish(Actor.SYSTEM, draft, Option.none()).isRight()).isTrue();
    assertThat(posts.committed().last().context()).isEqualTo(forActor(Actor.SYSTEM));
  }

  @Test
  void restoresARevisionAsAnEdit() {
    var first = posts.save(created(1));
    var second = posts.save(edited(first, retitled("Second")));

    var restored = restore(second.id(), Version.FIRST).get();

    assertThat(restored.content()).isEqualTo(first.content());
    assertThat(restored.version()).isEqualTo(new Version(3));
    assertThat(posts.find(first.id(), new Version(3)).get().content()).isEqualTo(first.content());
  }

  @Test
  void refusesAnUnknownRevision() {
    var draft = posts.save(created(1));

    assertThat(restore(draft.id(), new Version(7)))
        .isEqualTo(left(new RevisionNotFound(new Version(7))));
  }

  private Either<PostRefusal, Post> create(Actor actor, Content content, Option<Slug> slug) {
    return createPost.handle(new CreatePost.Command(content, slug, forActor(actor)));
  }

  private Either<PostRefusal, Post> edit(PostId post, ContentEdit edit) {
    return editPost.handle(new EditPost.Command(target(post, ALICE), edit));
  }

  private Either<PostRefusal, Post> publish(Actor actor, Post post, Option<Instant> date) {
    return publishPost.handle(new PublishPost.Command(target(post.id(), actor), date));
  }

  private Either<PostRefusal, Post> restore(PostId post, Version version) {
    return restoreRevision.handle(new RestoreRevision.Command(target(post, ALICE), version));
  }

  private static PostTarget target(PostId post, Actor actor) {
    return new PostTarget(post, new ExpectedVersion.AnyVersion(), forActor(actor));
  }

  private Media pending(int number) {
    return media.save(MediaFixtures.requested(number, BOB.id(), MediaFixtures.tinyPng()));
  }

  private static Content withCover(MediaId cover) {
    var plain = content("Hello");
    return new Content(
        plain.title(),
        plain.body(),
        plain.excerpt(),
        plain.tags(),
        Option.some(cover),
        plain.canonicalUrl(),
        plain.language());
  }

  private static ContentEdit excerpted(Option<Excerpt> excerpt) {
    return new ContentEdit(
        Option.none(),
        Option.none(),
        Option.some(excerpt),
        Option.none(),
        Option.none(),
        Option.none(),
        Option.none(),
        Option.none());
  }
}
