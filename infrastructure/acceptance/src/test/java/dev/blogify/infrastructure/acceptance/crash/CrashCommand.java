package dev.blogify.infrastructure.acceptance.crash;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.slug;
import static dev.blogify.domain.post.PostFixtures.tags;
import static dev.blogify.domain.post.PostFixtures.title;

import dev.blogify.application.ExpectedVersion;
import dev.blogify.application.IdGenerator;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.post.CreatePost;
import dev.blogify.application.post.EditPost;
import dev.blogify.application.post.PlainTextRenderer;
import dev.blogify.application.post.PostTarget;
import dev.blogify.application.post.PublishPost;
import dev.blogify.application.post.TrashPost;
import dev.blogify.domain.Version;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.ContentEdit;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;

/**
 * A command that makes many port calls, on a post with all related records. Equal numbers give
 * equal posts in every store.
 */
enum CrashCommand {
  /** The picture exists, and other posts hold the first slugs that the command derives. */
  CREATE {
    @Override
    void prepare(Posts posts, MediaLibrary media, int number) {
      saveReadyPicture(media, number);
      save(posts, created(number + 1, ALICE.id(), slug(slugText(number)), content("First")));
      save(
          posts, created(number + 2, ALICE.id(), slug(slugText(number) + "-2"), content("Second")));
    }

    @Override
    PostId postId(int number) {
      return ids(number).newPostId(executionTime(number));
    }

    @Override
    Either<PostRefusal, Post> run(Posts posts, MediaLibrary media, int number) {
      return new CreatePost(posts, media, new PlainTextRenderer(), ids(number), clock(number))
          .handle(
              new CreatePost.Command(
                  withCover(content("Crash " + number, "new"), number),
                  Option.none(),
                  forActor(ALICE)));
    }
  },

  /** Changes the title and the body of the working copy of a published post. */
  EDIT {
    @Override
    void prepare(Posts posts, MediaLibrary media, int number) {
      saveReadyPicture(media, number);
      savePublishedWithWorkingCopy(posts, number);
    }

    @Override
    Either<PostRefusal, Post> run(Posts posts, MediaLibrary media, int number) {
      return new EditPost(posts, media, new PlainTextRenderer(), clock(number))
          .handle(
              new EditPost.Command(
                  target(number, 3), withCoverEdit(rename(number, "edited"), number)));
    }
  },

  /** Publishes a working copy that changes the slug and the tags. */
  PUBLISH {
    @Override
    void prepare(Posts posts, MediaLibrary media, int number) {
      savePublishedWithWorkingCopy(posts, number);
    }

    @Override
    Either<PostRefusal, Post> run(Posts posts, MediaLibrary media, int number) {
      return new PublishPost(posts, clock(number))
          .handle(new PublishPost.Command(target(number, 3), Option.none()));
    }
  },

  /** Moves a published post with a working copy to the trash. */
  DELETE {
    @Override
    void prepare(Posts posts, MediaLibrary media, int number) {
      savePublishedWithWorkingCopy(posts, number);
    }

    @Override
    Either<PostRefusal, Post> run(Posts posts, MediaLibrary media, int number) {
      return new TrashPost(posts, clock(number)).handle(target(number, 3));
    }
  };

  abstract void prepare(Posts posts, MediaLibrary media, int number);

  abstract Either<PostRefusal, Post> run(Posts posts, MediaLibrary media, int number);

  PostId postId(int number) {
    return id(number);
  }

  private static void savePublishedWithWorkingCopy(Posts posts, int number) {
    var content = content("Crash", "old", "kept");
    var draft = save(posts, created(number, ALICE.id(), slug(slugText(number)), content));
    save(posts, edited(save(posts, published(draft)), rename(number, "copied")));
  }

  private static Post save(Posts posts, PostChange change) {
    return posts.commit(change, forActor(ALICE)).get();
  }

  private static void saveReadyPicture(MediaLibrary media, int number) {
    var requested = MediaFixtures.requested(number, ALICE.id(), MediaFixtures.tinyPng());
    var pending = media.commit(requested, forActor(ALICE)).get();
    media.commit(MediaFixtures.confirmed(pending), forActor(ALICE)).get();
  }

  private static Content withCover(Content content, int number) {
    return new Content(
        content.title(),
        content.body(),
        content.excerpt(),
        content.tags(),
        Option.some(MediaFixtures.id(number)),
        content.canonicalUrl(),
        content.language());
  }

  private static ContentEdit rename(int number, String what) {
    return new ContentEdit(
        Option.some(title("Crash, " + what)),
        Option.none(),
        Option.none(),
        Option.some(tags("kept", what)),
        Option.none(),
        Option.none(),
        Option.none(),
        Option.some(slug(slugText(number) + "-" + what)));
  }

  private static ContentEdit withCoverEdit(ContentEdit edit, int number) {
    return new ContentEdit(
        edit.title(),
        edit.body(),
        edit.excerpt(),
        edit.tags(),
        Option.some(Option.some(MediaFixtures.id(number))),
        edit.canonicalUrl(),
        edit.language(),
        edit.slug());
  }

  private static PostTarget target(int number, long version) {
    return new PostTarget(
        id(number), new ExpectedVersion.OneOf(HashSet.of(new Version(version))), forActor(ALICE));
  }

  private static String slugText(int number) {
    return "crash-" + number;
  }

  private static IdGenerator ids(int number) {
    return new IdGenerator(new SplittableRandom(number));
  }

  private static InstantSource clock(int number) {
    return () -> executionTime(number);
  }

  /** A time after all preparations. */
  private static Instant executionTime(int number) {
    return id(number).createdAt().plusSeconds(86_400);
  }
}
