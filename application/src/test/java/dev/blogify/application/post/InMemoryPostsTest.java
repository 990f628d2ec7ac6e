package dev.blogify.application.post;

final class InMemoryPostsTest implements PostsContract {
  private final InMemoryPosts posts = new InMemoryPosts();

  @Override
  public PostStorePorts stores() {
    return new PostStorePorts(
        posts,
        posts,
        posts,
        () ->
            posts
                .committed()
                .map(each -> each.change().events().size())
                .appendAll(posts.purged().map(each -> each.change().events().size()))
                .sum()
                .intValue());
  }
}
