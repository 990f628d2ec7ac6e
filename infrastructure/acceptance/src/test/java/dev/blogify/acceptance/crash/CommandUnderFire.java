package dev.blogify.acceptance.crash;

import static dev.blogify.application.Causes.by;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.slug;
import static dev.blogify.domain.post.PostFixtures.title;

import dev.blogify.application.Expected;
import dev.blogify.application.Ids;
import dev.blogify.application.media.MediaLibrary;
import dev.blogify.application.post.CreatePost;
import dev.blogify.application.post.EditPost;
import dev.blogify.application.post.PostTarget;
import dev.blogify.application.post.Posts;
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
import dev.blogify.domain.post.Tags;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;

/**
 * A command that makes as many port calls as it can, on a post that has all that may dangle. The
 * same number means the same post, in whatever store.
 */
enum CommandUnderFire {
  /** Finds its picture, and the first slugs that it derives held by others. */
  CREATE {
    @Override
    void prepare(Posts posts, MediaLibrary media, int number) {
      readyPicture(media, number);
      save(posts, created(number + 1, ALICE.id(), slug(addressOf(number)), content("First")));
      save(
          posts,
          created(number + 2, ALICE.id(), slug(addressOf(number) + "-2"), content("Second")));
    }

    @Override
    PostId post(int number) {
      return ids(number).post(at(number));
    }

    @Override
    Either<PostRefusal, Post> run(Posts posts, MediaLibrary media, int number) {
      return new CreatePost(posts, media, ids(number), clock(number))
          .handle(
              new CreatePost.Command(
                  covered(content("Crash " + number, "new"), number), Option.none(), by(ALICE)));
    }
  },

  /** Renames and rewrites the working copy of a published post. */
  EDIT {
    @Override
    void prepare(Posts posts, MediaLibrary media, int number) {
      readyPicture(media, number);
      publishedWithAWorkingCopy(posts, number);
    }

    @Override
    Either<PostRefusal, Post> run(Posts posts, MediaLibrary media, int number) {
      return new EditPost(posts, media, clock(number))
          .handle(
              new EditPost.Command(target(number, 3), covering(renamed(number, "edited"), number)));
    }
  },

  /** Publishes a working copy with another slug and other tags. */
  PUBLISH {
    @Override
    void prepare(Posts posts, MediaLibrary media, int number) {
      publishedWithAWorkingCopy(posts, number);
    }

    @Override
    Either<PostRefusal, Post> run(Posts posts, MediaLibrary media, int number) {
      return new PublishPost(posts, clock(number))
          .handle(new PublishPost.Command(target(number, 3), Option.none()));
    }
  },

  /** Trashes a published post with a working copy. */
  DELETE {
    @Override
    void prepare(Posts posts, MediaLibrary media, int number) {
      publishedWithAWorkingCopy(posts, number);
    }

    @Override
    Either<PostRefusal, Post> run(Posts posts, MediaLibrary media, int number) {
      return new TrashPost(posts, clock(number)).handle(target(number, 3));
    }
  };

  abstract void prepare(Posts posts, MediaLibrary media, int number);

  abstract Either<PostRefusal, Post> run(Posts posts, MediaLibrary media, int number);

  PostId post(int number) {
    return id(number);
  }

  private static void publishedWithAWorkingCopy(Posts posts, int number) {
    var content = content("Crash", "old", "kept");
    var draft = save(posts, created(number, ALICE.id(), slug(addressOf(number)), content));
    save(posts, edited(save(posts, published(draft)), renamed(number, "copied")));
  }

  private static Post save(Posts posts, PostChange change) {
    return posts.commit(change, by(ALICE)).get();
  }

  private static void readyPicture(MediaLibrary media, int number) {
    var requested = MediaFixtures.requested(number, ALICE.id(), MediaFixtures.tinyPng());
    var pending = media.commit(requested, by(ALICE)).get();
    media.commit(MediaFixtures.readied(pending), by(ALICE)).get();
  }

  private static Content covered(Content content, int number) {
    return new Content(
        content.title(),
        content.body(),
        content.excerpt(),
        content.tags(),
        Option.some(MediaFixtures.id(number)),
        content.canonicalUrl(),
        content.language());
  }

  private static ContentEdit renamed(int number, String what) {
    return new ContentEdit(
        Option.some(title("Crash, " + what)),
        Option.none(),
        Option.none(),
        Option.some(Tags.of("kept", what)),
        Option.none(),
        Option.none(),
        Option.none(),
        Option.some(slug(addressOf(number) + "-" + what)));
  }

  private static ContentEdit covering(ContentEdit edit, int number) {
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
        id(number), new Expected.OneOf(HashSet.of(new Version(version))), by(ALICE));
  }

  private static String addressOf(int number) {
    return "crash-" + number;
  }

  private static Ids ids(int number) {
    return new Ids(new SplittableRandom(number));
  }

  private static InstantSource clock(int number) {
    return () -> at(number);
  }

  /** After all that was prepared. */
  private static Instant at(int number) {
    return id(number).createdAt().plusSeconds(86_400);
  }
}
