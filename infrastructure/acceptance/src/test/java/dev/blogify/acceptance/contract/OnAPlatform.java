package dev.blogify.acceptance.contract;

import dev.blogify.acceptance.client.Answer;
import dev.blogify.acceptance.client.Blog;
import dev.blogify.acceptance.client.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the parts of the contract have in common: the platform, and posts to begin with. */
interface OnAPlatform {
  Blog blog();

  default Caller world() {
    return blog().world();
  }

  default Caller alice() {
    return blog().as("alice");
  }

  default Caller bob() {
    return blog().as("bob");
  }

  default Caller erin() {
    return blog().as("erin");
  }

  default Caller rita() {
    return blog().as("rita");
  }

  /** A word that no other test uses, fit for titles, slugs and tags. */
  static String word() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }

  static Answer draft(Caller author, String title, String... tags) {
    return author
        .post("/posts", Map.of("title", title, "body", "By hand.", "tags", List.of(tags)))
        .expect(201);
  }

  static Answer published(Caller author, String title, String... tags) {
    return publish(author, draft(author, title, tags));
  }

  /** Publishes the post, whose version is that of an earlier answer. */
  static Answer publish(Caller caller, Answer post) {
    return caller.move("POST", path(post) + "/publish", post.etag()).expect(200);
  }

  static Answer edit(Caller caller, Answer post, String field, Object value) {
    return caller.patch(path(post), Map.of(field, value), "If-Match", post.etag()).expect(200);
  }

  static String path(Answer post) {
    return "/posts/" + post.string("postId");
  }
}
