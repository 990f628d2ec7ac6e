package dev.blogify.application.post;

import dev.blogify.application.ports.Posts;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Slug;
import io.vavr.control.Option;

/** What the world sees of a post, by its id or by any address that it ever had. */
public final class ReadPublishedPost {
  private final Posts posts;

  public ReadPublishedPost(Posts posts) {
    this.posts = posts;
  }

  public Option<Published> handle(PostId id) {
    return posts.findPublished(id);
  }

  /** The post behind a current or former slug; which of the two it is, the post tells. */
  public Option<Published> handle(Slug slug) {
    return posts
        .findBySlug(slug)
        .flatMap(this::handle)
        .filter(post -> post.metadata().slugHistory().publicSlugs().contains(slug));
  }
}
