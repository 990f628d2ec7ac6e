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

/** What every contract about posts is tried on. */
public interface PostStores {
  /** The three ports of one store that was empty at first; the same throughout a test. */
  PostStorePorts stores();

  default Posts posts() {
    return stores().posts();
  }

  /** Commits what no store may refuse. */
  default Post save(PostChange change) {
    return posts()
        .commit(change, forActor(ALICE))
        .getOrElseThrow(conflict -> new AssertionError(conflict + " instead of " + change));
  }

  /** Alice's post "Post n", published. */
  default Published savePublished(int number) {
    return publish(save(created(number)));
  }

  default Published publish(Post post) {
    return (Published) save(published(post));
  }

  /**
   * Three views of one store.
   *
   * @param eventCount how many facts the journal holds by now
   */
  record PostStorePorts(Posts posts, Feeds feeds, Revisions revisions, IntSupplier eventCount) {}
}
