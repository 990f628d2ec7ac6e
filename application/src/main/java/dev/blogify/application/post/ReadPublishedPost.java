package dev.blogify.application.post;

import dev.blogify.application.ports.Posts;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Slug;
import io.vavr.control.Option;

/** Reads a published post by its id, or by any slug under which it was published. */
public final class ReadPublishedPost {
  private final Posts posts;

  public ReadPublishedPost(Posts posts) {
    this.posts = posts;
  }

  public Option<Published> handle(PostId id) {
    return posts.findPublished(id);
  }

  /**
   * Finds a post by a current or former public slug; the slug history of the result contains the
   * current one.
   */
  public Option<Published> handle(Slug slug) {
    return posts
        .findBySlug(slug)
        .flatMap(this::handle)
        .filter(post -> post.metadata().slugHistory().publicSlugs().contains(slug));
  }
}
