package dev.blogify.infrastructure.acceptance.contracts;

import dev.blogify.infrastructure.acceptance.client.ApiCaller;
import dev.blogify.infrastructure.acceptance.client.BlogClient;
import dev.blogify.infrastructure.acceptance.client.ClientResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shared by the parts of the contract: the platform, and ways to create posts. */
interface PlatformFixture {
  BlogClient blog();

  default ApiCaller anonymous() {
    return blog().anonymous();
  }

  default ApiCaller alice() {
    return blog().as("alice");
  }

  default ApiCaller bob() {
    return blog().as("bob");
  }

  default ApiCaller erin() {
    return blog().as("erin");
  }

  default ApiCaller rita() {
    return blog().as("rita");
  }

  /** A word that no other test uses, valid in titles, slugs and tags. */
  static String uniqueWord() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }

  static ClientResponse createDraft(ApiCaller author, String title, String... tags) {
    return author
        .post("/posts", Map.of("title", title, "body", "By hand.", "tags", List.of(tags)))
        .expectStatus(201);
  }

  static ClientResponse createPublished(ApiCaller author, String title, String... tags) {
    return publish(author, createDraft(author, title, tags));
  }

  /** Publishes a post at the version of an earlier response. */
  static ClientResponse publish(ApiCaller caller, ClientResponse post) {
    return caller.transition("POST", postPath(post) + "/publish", post.etag()).expectStatus(200);
  }

  static ClientResponse edit(ApiCaller caller, ClientResponse post, String field, Object value) {
    return caller
        .patch(postPath(post), Map.of(field, value), "If-Match", post.etag())
        .expectStatus(200);
  }

  static String postPath(ClientResponse post) {
    return "/posts/" + post.string("postId");
  }
}
