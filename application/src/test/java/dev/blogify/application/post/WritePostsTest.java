package dev.blogify.application.post;

import static dev.blogify.application.Causes.by;
import static dev.blogify.domain.access.People.ADA;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.access.People.ERIN;
import static dev.blogify.domain.access.People.RITA;
import static dev.blogify.domain.post.PostFixtures.NOW;
import static dev.blogify.domain.post.PostFixtures.UNCHANGED;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Committed;
import dev.blogify.application.Expected;
import dev.blogify.application.Ids;
import dev.blogify.application.media.InMemoryMediaLibrary;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.ContentEdit;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostEvent.PostPublished;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.NoSuchPicture;
import dev.blogify.domain.post.PostRefusal.NoSuchRevision;
import dev.blogify.domain.post.PostRefusal.NotAllowed;
import dev.blogify.domain.post.PostRefusal.PublicationInTheFuture;
import dev.blogify.domain.post.PostRefusal.SlugTaken;
import dev.blogify.domain.post.Slug;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is particular to creating, editing, publishing and bringing back. */
final class WritePostsTest {
  private static final Instant LATER = NOW.plusSeconds(3_600 * 24);

  private final InstantSource clock = InstantSource.fixed(LATER);
  private final InMemoryPosts posts = new InMemoryPosts();
  private final InMemoryMediaLibrary media = new InMemoryMediaLibrary();
  private final CreatePost createPost =
      new CreatePost(posts, media, new Ids(new SplittableRandom(1)), clock);
  private final EditPost editPost = new EditPost(posts, media, clock);
  private final PublishPost publishPost = new PublishPost(posts, clock);
  private final RestoreRevision restoreRevision = new RestoreRevision(posts, posts, clock);

  @Test
  void createsADraftUnderTheGivenSlug() {
    var post = create(ALICE, content("Hello"), Option.some(slug("given"))).get();

    var change = Post.create(post.id(), ALICE.id(), slug("given"), content("Hello"), LATER);
    assertThat(posts.committed()).isEqualTo(List.of(new Committed<>(change, by(ALICE))));
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
  void letsAuthorsEditorsAndAdminsCreateAndNobodyElse() {
    for (var actor : List.<Actor>of(ALICE, ERIN, ADA)) {
      assertThat(create(actor, content("Hello"), Option.none()).isRight()).isTrue();
    }
    for (var actor : List.of(RITA, Actor.SYSTEM)) {
      assertThat(create(actor, withCover(MediaFixtures.id(9)), Option.none()))
          .isEqualTo(left(new NotAllowed(Act.CREATE_POST)));
    }
  }

  @Test
  void takesAnybodysReadyPictureForACoverAndNothingElse() {
    var ready = media.save(MediaFixtures.readied(pending(1))).id();
    var pending = pending(2).id();
    var deleted = pending(3);
    media.save(deleted.delete(LATER).get());
    var draft = posts.save(created(1));

    assertThat(create(ALICE, withCover(ready), Option.none()).isRight()).isTrue();
    for (var id : List.of(pending, deleted.id(), MediaFixtures.id(4))) {
      assertThat(create(ALICE, withCover(id), Option.none()))
          .isEqualTo(left(new NoSuchPicture(id)));
      assertThat(edit(draft.id(), ContentEdit.to(withCover(id))))
          .isEqualTo(left(new NoSuchPicture(id)));
    }
    assertThat(edit(draft.id(), ContentEdit.to(withCover(ready))).isRight()).isTrue();
  }

  @Test
  void commitsNothingWhereAnEditChangesNothing() {
    var draft = posts.save(created(1));

    assertThat(edit(draft.id(), UNCHANGED)).isEqualTo(right(draft));
    assertThat(edit(draft.id(), retitled("Post 1"))).isEqualTo(right(draft));

    assertThat(posts.committed()).hasSize(1);
  }

  @Test
  void refusesToRenameToASlugThatIsTaken() {
    posts.save(created(1));
    var second = posts.save(created(2));

    assertThat(edit(second.id(), renamed("post-1"))).isEqualTo(left(new SlugTaken(slug("post-1"))));
    assertThat(posts.find(second.id())).isEqualTo(Option.some(second));
  }

  @Test
  void publishesWithTheDateThatTheAuthorGives() {
    var longAgo = Instant.parse("2011-04-01T00:00:00Z");
    var draft = posts.save(created(1));

    assertThat(publish(ALICE, draft, Option.some(LATER.plusMillis(1))))
        .isEqualTo(left(new PublicationInTheFuture(LATER.plusMillis(1))));
    assertThat(publish(ALICE, draft, Option.some(longAgo)).get().head().firstPublished())
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
  void publishesInTheNameOfBlogifyItself() {
    var draft = posts.save(created(1));

    assertThat(publish(Actor.SYSTEM, draft, Option.none()).isRight()).isTrue();
    assertThat(posts.committed().last().cause()).isEqualTo(by(Actor.SYSTEM));
  }

  @Test
  void bringsBackAnEarlierContentAsAnEditLikeAnyOther() {
    var first = posts.save(created(1));
    var second = posts.save(edited(first, retitled("Second")));

    var restored = restore(second.id(), Version.FIRST).get();

    assertThat(restored.content()).isEqualTo(first.content());
    assertThat(restored.version()).isEqualTo(new Version(3));
    assertThat(posts.find(first.id(), new Version(3)).get().content()).isEqualTo(first.content());
  }

  @Test
  void saysThatARevisionIsNotThere() {
    var draft = posts.save(created(1));

    assertThat(restore(draft.id(), new Version(7)))
        .isEqualTo(left(new NoSuchRevision(new Version(7))));
  }

  private Either<PostRefusal, Post> create(Actor actor, Content content, Option<Slug> slug) {
    return createPost.handle(new CreatePost.Command(content, slug, by(actor)));
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
    return new PostTarget(post, new Expected.Whatever(), by(actor));
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
}
