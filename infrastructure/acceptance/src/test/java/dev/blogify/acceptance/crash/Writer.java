package dev.blogify.acceptance.crash;

import dev.blogify.acceptance.client.Answer;
import dev.blogify.acceptance.client.Blog;
import dev.blogify.acceptance.client.Caller;
import dev.blogify.acceptance.client.Picture;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** One client that writes whatever may be written, one thing after the other. */
final class Writer {
  private final Blog blog;
  private final String user;
  private final Ledger ledger;
  private final RandomGenerator random;
  private final Runnable acknowledged;
  private final List<Answer> posts = new ArrayList<>();

  Writer(Blog blog, String user, Ledger ledger, RandomGenerator random, Runnable acknowledged) {
    this.blog = blog;
    this.user = user;
    this.ledger = ledger;
    this.random = random;
    this.acknowledged = acknowledged;
  }

  /** Writes so often, or until nobody answers. */
  void write(int times) {
    try {
      for (int i = 0; i < times; i++) {
        write();
        acknowledged.run();
      }
    } catch (UncheckedIOException _) {
      // That is what the campaign is about: the platform was killed.
    }
  }

  private void write() {
    var dice = random.nextInt(10);
    if (dice == 0) {
      upload();
    } else if (posts.isEmpty() || dice < 4) {
      var post = me().post("/posts", draft()).expect(201);
      ledger.acknowledges(user, post);
      posts.add(post);
    } else {
      var chosen = random.nextInt(posts.size());
      var post = posts.get(chosen);
      ledger.asks(user, post);
      var changed = change(post).expect(200);
      ledger.acknowledges(user, changed);
      posts.set(chosen, changed);
    }
  }

  private void upload() {
    var bytes = Picture.png(8, 8, UUID.randomUUID().toString());
    var upload = blog.announce(me(), "grey.png", "image/png", bytes);
    ledger.announces(user, upload, bytes);
    if (upload.put(bytes) != 200) {
      throw new AssertionError("The upload of " + upload.mediaId() + " failed");
    }
    ledger.uploads(user, upload, bytes);
  }

  private Answer change(Answer post) {
    var path = "/posts/" + post.string("postId");
    return switch (post.string("status")) {
      case "trashed" -> me().move("POST", path + "/restore", post.etag());
      case "scheduled" ->
          random.nextBoolean()
              ? me().move("DELETE", path + "/schedule", post.etag())
              : me().move("POST", path + "/publish", post.etag());
      case "published" ->
          switch (random.nextInt(5)) {
            case 0 -> me().move("POST", path + "/unpublish", post.etag());
            case 1 -> me().move("DELETE", path, post.etag());
            default ->
                post.json().path("hasWorkingCopy").asBoolean()
                    ? me().move("POST", path + "/publish", post.etag())
                    : edit(path, post);
          };
      default ->
          switch (random.nextInt(6)) {
            case 0 -> me().move("DELETE", path, post.etag());
            case 1 ->
                me().put(
                        path + "/schedule",
                        Map.of("publishAt", "2099-01-01T00:00:00Z"),
                        "If-Match",
                        post.etag());
            case 2 -> edit(path, post);
            default -> me().move("POST", path + "/publish", post.etag());
          };
    };
  }

  private Answer edit(String path, Answer post) {
    return me().patch(path, draft(), "If-Match", post.etag());
  }

  /** Mostly another title, and so another slug; tags that others use, too. */
  private Map<String, Object> draft() {
    return Map.of(
        "title",
        "Crash " + random.nextInt(1_000),
        "slug",
        "crash-" + UUID.randomUUID(),
        "body",
        "word ".repeat(random.nextInt(2_000)),
        "tags",
        List.of("tag " + random.nextInt(9), "crash"));
  }

  private Caller me() {
    return blog.as(user);
  }
}
