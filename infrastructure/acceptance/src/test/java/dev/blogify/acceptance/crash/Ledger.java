package dev.blogify.acceptance.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.acceptance.client.Answer;
import dev.blogify.acceptance.client.Blog;
import dev.blogify.acceptance.client.Picture;
import dev.blogify.acceptance.client.Upload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the platform acknowledged, kept by those who asked for it. */
final class Ledger {
  private final Map<String, Post> posts = new ConcurrentHashMap<>();
  private final Map<String, Medium> media = new ConcurrentHashMap<>();
  private final AtomicInteger acknowledged = new AtomicInteger();

  /**
   * A post as it was last acknowledged.
   *
   * @param isAsked whether another change was asked for and not answered
   */
  private record Post(String author, Answer last, boolean isAsked) {}

  /**
   * An announced medium.
   *
   * @param sha256 of the bytes, in base64
   * @param isUploaded whether its upload was acknowledged
   */
  private record Medium(String owner, String sha256, boolean isUploaded) {}

  void asks(String author, Answer post) {
    posts.put(post.string("postId"), new Post(author, post, true));
  }

  void acknowledges(String author, Answer post) {
    posts.put(post.string("postId"), new Post(author, post, false));
    acknowledged.incrementAndGet();
  }

  void announces(String owner, Upload upload, byte[] bytes) {
    media.put(upload.mediaId(), new Medium(owner, Picture.sha256(bytes), false));
  }

  void uploads(String owner, Upload upload, byte[] bytes) {
    media.put(upload.mediaId(), new Medium(owner, Picture.sha256(bytes), true));
    acknowledged.incrementAndGet();
  }

  int acknowledged() {
    return acknowledged.get();
  }

  /** How many changes were asked for, and never answered. */
  long unanswered() {
    return posts.values().stream().filter(Post::isAsked).count();
  }

  /** What was acknowledged and is not there; what was not answered may be there or not. */
  List<String> lost(Blog blog) {
    var lost = new ArrayList<String>();
    posts.forEach((id, post) -> {
      var now = blog.as(post.author()).get("/posts/" + id + "/draft");
      if (isLost(post, now)) {
        lost.add("acknowledged %s but there is %s".formatted(post.last().text(), now.text()));
      } else {
        posts.put(id, new Post(post.author(), now, false));
      }
    });
    media.forEach((id, medium) -> {
      var now = blog.as(medium.owner()).get("/me/media/" + id);
      if (isLost(blog, medium, now)) {
        lost.add("medium %s, of which there is %s".formatted(id, now.text()));
      }
    });
    return lost;
  }

  private static boolean isLost(Post post, Answer now) {
    var next = post.last().number("version") + 1;
    return !(now.text().equals(post.last().text())
        || (post.isAsked() && now.status() == 200 && now.number("version") == next));
  }

  private static boolean isLost(Blog blog, Medium medium, Answer now) {
    if (!medium.isUploaded()) {
      return now.status() != 200;
    }
    return now.status() != 200
        || !now.string("status").equals("ready")
        || !medium.sha256().equals(Picture.sha256(content(blog, now.json())));
  }

  private static byte[] content(Blog blog, JsonNode medium) {
    var content = blog.world().get("/media/" + medium.path("mediaId").asText() + "/content");
    return blog.download(content.expect(307).header("location")).body();
  }
}
