package dev.blogify.application.post;

final class InMemoryPostsTest implements PostsContract, TagCountsContract {
  private final InMemoryPosts posts = new InMemoryPosts();

  @Override
  public TagCounts tagCounts() {
    return posts;
  }

  @Override
  public Stores stores() {
    return new Stores(
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
