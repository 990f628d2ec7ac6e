package dev.blogify.infrastructure.acceptance.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.infrastructure.acceptance.client.BlogClient;
import dev.blogify.infrastructure.acceptance.client.ClientResponse;
import dev.blogify.infrastructure.acceptance.client.PictureFixtures;
import dev.blogify.infrastructure.acceptance.client.UploadClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the platform acknowledged, kept by those who asked for it. */
final class AcknowledgedWrites {
  private final Map<String, AcknowledgedPost> posts = new ConcurrentHashMap<>();
  private final Map<String, AcknowledgedMedium> media = new ConcurrentHashMap<>();
  private final AtomicInteger acknowledged = new AtomicInteger();

  /**
   * A post as it was last acknowledged.
   *
   * @param isPending whether another change was asked for and not answered
   */
  private record AcknowledgedPost(String author, ClientResponse last, boolean isPending) {}

  /**
   * An announced medium.
   *
   * @param sha256 of the bytes, in base64
   * @param isUploaded whether its upload was acknowledged
   */
  private record AcknowledgedMedium(String owner, String sha256, boolean isUploaded) {}

  void recordRequest(String author, ClientResponse post) {
    posts.put(post.string("postId"), new AcknowledgedPost(author, post, true));
  }

  void recordAcknowledgement(String author, ClientResponse post) {
    posts.put(post.string("postId"), new AcknowledgedPost(author, post, false));
    acknowledged.incrementAndGet();
  }

  void recordUploadRequest(String owner, UploadClient upload, byte[] bytes) {
    media.put(
        upload.mediaId(), new AcknowledgedMedium(owner, PictureFixtures.sha256(bytes), false));
  }

  void recordUpload(String owner, UploadClient upload, byte[] bytes) {
    media.put(upload.mediaId(), new AcknowledgedMedium(owner, PictureFixtures.sha256(bytes), true));
    acknowledged.incrementAndGet();
  }

  int acknowledgedCount() {
    return acknowledged.get();
  }

  /** How many changes were asked for, and never answered. */
  long unansweredCount() {
    return posts.values().stream().filter(AcknowledgedPost::isPending).count();
  }

  /** What was acknowledged and is not there; what was not answered may be there or not. */
  List<String> findLost(BlogClient blog) {
    var lost = new ArrayList<String>();
    posts.forEach((id, post) -> {
      var now = blog.as(post.author()).get("/posts/" + id + "/draft");
      if (isLost(post, now)) {
        lost.add("acknowledged %s but there is %s".formatted(post.last().text(), now.text()));
      } else {
        posts.put(id, new AcknowledgedPost(post.author(), now, false));
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

  private static boolean isLost(AcknowledgedPost post, ClientResponse now) {
    var next = post.last().number("version") + 1;
    return !(now.text().equals(post.last().text())
        || (post.isPending() && now.status() == 200 && now.number("version") == next));
  }

  private static boolean isLost(BlogClient blog, AcknowledgedMedium medium, ClientResponse now) {
    if (!medium.isUploaded()) {
      return now.status() != 200;
    }
    return now.status() != 200
        || !now.string("status").equals("ready")
        || !medium.sha256().equals(PictureFixtures.sha256(content(blog, now.json())));
  }

  private static byte[] content(BlogClient blog, JsonNode medium) {
    var content = blog.anonymous().get("/media/" + medium.path("mediaId").asText() + "/content");
    return blog.download(content.expectStatus(307).header("location")).body();
  }
}
