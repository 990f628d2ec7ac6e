package dev.blogify.infrastructure.acceptance.crash;

import dev.blogify.infrastructure.acceptance.client.ApiCaller;
import dev.blogify.infrastructure.acceptance.client.BlogClient;
import dev.blogify.infrastructure.acceptance.client.ClientResponse;
import dev.blogify.infrastructure.acceptance.client.PictureFixtures;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A client that sends random write requests in sequence. */
final class WritingClient {
  private final BlogClient blog;
  private final String user;
  private final AcknowledgedWrites writes;
  private final RandomGenerator random;
  private final Runnable onAcknowledged;
  private final List<ClientResponse> posts = new ArrayList<>();

  WritingClient(
      BlogClient blog,
      String user,
      AcknowledgedWrites ledger,
      RandomGenerator random,
      Runnable acknowledged) {
    this.blog = blog;
    this.user = user;
    this.writes = ledger;
    this.random = random;
    this.onAcknowledged = acknowledged;
  }

  /** Writes this many times, or until the platform stops responding. */
  void write(int times) {
    try {
      for (int i = 0; i < times; i++) {
        write();
        onAcknowledged.run();
      }
    } catch (UncheckedIOException _) {
      // The platform was killed, as intended.
    }
  }

  private void write() {
    var dice = random.nextInt(10);
    if (dice == 0) {
      upload();
    } else if (posts.isEmpty() || dice < 4) {
      var post = caller().post("/posts", draft()).expectStatus(201);
      writes.recordAcknowledgement(user, post);
      posts.add(post);
    } else {
      var chosen = random.nextInt(posts.size());
      var post = posts.get(chosen);
      writes.recordRequest(user, post);
      var changed = change(post).expectStatus(200);
      writes.recordAcknowledgement(user, changed);
      posts.set(chosen, changed);
    }
  }

  private void upload() {
    var bytes = PictureFixtures.png(8, 8, UUID.randomUUID().toString());
    var upload = blog.requestUpload(caller(), "grey.png", "image/png", bytes);
    writes.recordUploadRequest(user, upload, bytes);
    if (upload.put(bytes) != 200) {
      throw new AssertionError("The upload of " + upload.mediaId() + " failed");
    }
    writes.recordUpload(user, upload, bytes);
  }

  private ClientResponse change(ClientResponse post) {
    var path = "/posts/" + post.string("postId");
    return switch (post.string("status")) {
      case "trashed" -> caller().transition("POST", path + "/restore", post.etag());
      case "scheduled" ->
          random.nextBoolean()
              ? caller().transition("DELETE", path + "/schedule", post.etag())
              : caller().transition("POST", path + "/publish", post.etag());
      case "published" ->
          switch (random.nextInt(5)) {
            case 0 -> caller().transition("POST", path + "/unpublish", post.etag());
            case 1 -> caller().transition("DELETE", path, post.etag());
            default ->
                post.json().path("hasWorkingCopy").asBoolean()
                    ? caller().transition("POST", path + "/publish", post.etag())
                    : edit(path, post);
          };
      default ->
          switch (random.nextInt(6)) {
            case 0 -> caller().transition("DELETE", path, post.etag());
            case 1 ->
                caller()
                    .put(
                        path + "/schedule",
                        Map.of("publishAt", "2099-01-01T00:00:00Z"),
                        "If-Match",
                        post.etag());
            case 2 -> edit(path, post);
            default -> caller().transition("POST", path + "/publish", post.etag());
          };
    };
  }

  private ClientResponse edit(String path, ClientResponse post) {
    return caller().patch(path, draft(), "If-Match", post.etag());
  }

  /**
   * A random edit, which usually changes the title and thereby the slug, and uses tags that other
   * clients share.
   */
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

  private ApiCaller caller() {
    return blog.as(user);
  }
}
