package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Revision;

/** The content of a revision, with the version of the post that introduced it. */
final class RevisionItem {
  private RevisionItem() {}

  static Item key(PostId post, Version version) {
    return Item.of("postId", post.value()).with("version", version.number());
  }

  static Item of(Revision revision) {
    return ContentItem.of(revision.content())
        .with("postId", revision.postId().value())
        .with("version", revision.version().number())
        .with("userId", revision.author().value())
        .with("at", revision.createdAt());
  }

  static Revision toRevision(Item item) {
    return new Revision(
        new PostId(item.id("postId")),
        new UserId(item.text("userId")),
        new Version(item.number("version")),
        ContentItem.toContent(item),
        item.instant("at"));
  }
}
