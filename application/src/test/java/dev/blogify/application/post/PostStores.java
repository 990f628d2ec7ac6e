package dev.blogify.application.post;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.published;

import dev.blogify.application.ports.Feeds;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Revisions;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostChange;
import java.util.function.IntSupplier;

/** Access to the stores under test of all contracts of posts. */
public interface PostStores {
  /** An empty store; the same instance throughout a test. */
  PostStorePorts stores();

  default Posts posts() {
    return stores().posts();
  }

  /** Commits a change that must succeed. */
  default Post save(PostChange change) {
    return posts()
        .commit(change, forActor(ALICE))
        .getOrElseThrow(conflict -> new AssertionError(conflict + " instead of " + change));
  }

  /** The published post "Post n" of Alice. */
  default Published savePublished(int number) {
    return publish(save(created(number)));
  }

  default Published publish(Post post) {
    return (Published) save(published(post));
  }

  /**
   * The three ports of one store.
   *
   * @param eventCount number of events in the outbox
   */
  record PostStorePorts(Posts posts, Feeds feeds, Revisions revisions, IntSupplier eventCount) {}
}
