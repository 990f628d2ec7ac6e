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

/** The acknowledged state of each post and medium, recorded by the clients that wrote it. */
final class AcknowledgedWrites {
  private final Map<String, AcknowledgedPost> posts = new ConcurrentHashMap<>();
  private final Map<String, AcknowledgedMedium> media = new ConcurrentHashMap<>();
  private final AtomicInteger acknowledged = new AtomicInteger();

  /**
   * The last acknowledged version of a post.
   *
   * @param isPending whether a later request has no response
   */
  private record AcknowledgedPost(String author, ClientResponse last, boolean isPending) {}

  /**
   * A requested medium.
   *
   * @param sha256 the checksum of the bytes, in base64
   * @param isUploaded whether the upload was acknowledged
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

  /** The number of requests without a response. */
  long unansweredCount() {
    return posts.values().stream().filter(AcknowledgedPost::isPending).count();
  }

  /**
   * The acknowledged writes that the store lacks. A request without a response may or may not be
   * stored.
   */
  List<String> findLost(BlogClient blog) {
    var lost = new ArrayList<String>();
    posts.forEach((id, post) -> {
      var now = blog.as(post.author()).get("/posts/" + id + "/draft");
      if (isLost(post, now)) {
        lost.add("acknowledged %s but found %s".formatted(post.last().text(), now.text()));
      } else {
        posts.put(id, new AcknowledgedPost(post.author(), now, false));
      }
    });
    media.forEach((id, medium) -> {
      var now = blog.as(medium.owner()).get("/me/media/" + id);
      if (isLost(blog, medium, now)) {
        lost.add("medium %s, but found %s".formatted(id, now.text()));
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
