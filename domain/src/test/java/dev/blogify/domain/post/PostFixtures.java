package dev.blogify.domain.post;

import static dev.blogify.domain.access.TestUsers.ALICE;

import dev.blogify.domain.TextValidation;
import dev.blogify.domain.Uuid7;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.post.Post.Published;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.SplittableRandom;

/** Sample posts; equal arguments give equal posts. */
public final class PostFixtures {
  public static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  /** An edit without fields. */
  public static final ContentEdit EMPTY_EDIT =
      edit(Option.none(), Option.none(), Option.none(), Option.none());

  private PostFixtures() {}

  /** Ids in the order of their numbers, with a distance of one millisecond. */
  public static PostId id(int number) {
    return new PostId(Uuid7.create(NOW.plusMillis(number), new SplittableRandom(number)));
  }

  public static Slug slug(String value) {
    return new Slug(value);
  }

  public static Title title(String value) {
    return Title.parse(value).get();
  }

  public static Tags tags(String... tags) {
    return Tags.parse(List.of(tags)).get();
  }

  public static Content content(String title, String... tags) {
    return new Content(
        title(title),
        Body.parse("All about *" + title + "*.").get(),
        Option.some(Excerpt.derivedFrom("All about " + title + ".")),
        tags(tags),
        Option.none(),
        Option.none(),
        Option.none());
  }

  /** A content with all fields, in scripts of one to four bytes per letter. */
  public static Content fullContent() {
    return new Content(
        title("Ünïcode – 日本語 🎉"),
        Body.parse("# Hello\n\nγειά σου, **мир** 🌍\r\n\ttabs and  spaces \n").get(),
        Option.some(Excerpt.parse("Short,\nin two lines.").get()),
        tags("java", "日本", "two words"),
        Option.some(MediaFixtures.id(1)),
        Option.some(CanonicalUrl.parse("https://example.org/hello?a=b#c").get()),
        Option.some(Language.parse("pt-BR").get()));
  }

  /** A body of exactly the maximum length, mostly of multi-byte characters. */
  public static Body largestBody(String letter) {
    var letters = Body.MAX_BYTES / TextValidation.utf8Length(letter);
    var text = letter.repeat(letters);
    var rest = Body.MAX_BYTES - TextValidation.utf8Length(text);
    return Body.parse(text + "x".repeat(rest)).get();
  }

  /** The new draft "Post n" of Alice, with the slug {@code post-n}. */
  public static PostChange created(int number) {
    return created(number, ALICE.id(), slug("post-" + number), content("Post " + number));
  }

  public static PostChange created(int number, UserId author, Slug slug, Content content) {
    return Post.create(id(number), author, slug, content, id(number).createdAt());
  }

  public static PostChange edited(Post post, ContentEdit edit) {
    return post.edit(edit, hourLater(post)).get();
  }

  public static PostChange published(Post post) {
    return post.publish(Option.none(), hourLater(post)).get();
  }

  public static PostChange publishedAt(Post post, Instant at) {
    return post.publish(Option.some(at), hourLater(post)).get();
  }

  /** The published post after the publication of a draft or a working copy. */
  public static Published publishedPost(Post post) {
    return (Published) published(post).after();
  }

  /** One hour after the last change of the post. */
  public static Instant hourLater(Post post) {
    return post.metadata().updatedAt().plusSeconds(3_600);
  }

  public static ContentEdit retitled(String title) {
    return edit(Option.some(title(title)), Option.none(), Option.none(), Option.none());
  }

  public static ContentEdit rewritten(Body body) {
    return edit(Option.none(), Option.some(body), Option.none(), Option.none());
  }

  public static ContentEdit tagged(String... tags) {
    return edit(Option.none(), Option.none(), Option.some(tags(tags)), Option.none());
  }

  public static ContentEdit renamed(String slug) {
    return edit(Option.none(), Option.none(), Option.none(), Option.some(slug(slug)));
  }

  private static ContentEdit edit(
      Option<Title> title, Option<Body> body, Option<Tags> tags, Option<Slug> slug) {
    return new ContentEdit(
        title, body, Option.none(), tags, Option.none(), Option.none(), Option.none(), slug);
  }
}
