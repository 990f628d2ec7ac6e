package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Draft;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Post.PublishedVersion;
import dev.blogify.domain.post.Post.Scheduled;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.Post.WorkingCopy;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostMetadata;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.PostSummary;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.SlugHistory;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * A post with its published content, or with its latest content if it is not published, and with
 * the summary of its latest content. The table Revisions stores the content of a working copy,
 * because two bodies exceed the size limit of an item.
 */
final class PostItem {
  static final String PUBLISH = "publish";
  static final String PURGE = "purge";

  private PostItem() {}

  static Item key(PostId id) {
    return Item.of("postId", id.value()).with("createdAt", id.createdAt());
  }

  static PostId id(Item item) {
    return new PostId(item.id("postId"));
  }

  static Item of(Post post) {
    var metadata = post.metadata();
    var common =
        key(post.id())
            .with("userId", metadata.author().value())
            .with("version", metadata.version().number())
            .with("slug", metadata.slugHistory().current().value())
            .with(
                "publicSlugs",
                metadata.slugHistory().publicSlugs().toVector().map(Slug::value).sorted())
            .with("firstPublished", metadata.firstPublishedAt())
            .with("updatedAt", metadata.updatedAt())
            .with("newest", SummaryItem.of(PostSummary.ofLatestContent(post)));
    return switch (post) {
      case Draft(_, var content) -> unpublished(common, post, content);
      case Scheduled(_, var content, var publishAt) ->
          AggregateItem.withDueTime(
              unpublished(common, post, content).with("publishAt", publishAt), PUBLISH, publishAt);
      case Published(_, var published, var workingCopy) ->
          common
              .with("content", ContentItem.of(published.content()))
              .with("liveVersion", published.version().number())
              .with("liveSince", published.publishedAt())
              .with("copySlug", workingCopy.map(copy -> copy.slug().value()))
              .with("copyVersion", workingCopy.map(copy -> copy.version().number()));
      case Trashed trashed ->
          AggregateItem.withDueTime(
              unpublished(common, post, trashed.content()).with("trashedAt", trashed.trashedAt()),
              PURGE,
              trashed.purgeAt());
    };
  }

  /** The tombstone of a purged post, which no index contains. */
  static Item of(PostPurge purge) {
    var item = key(purge.before().id()).with("version", purge.version().number());
    return AggregateItem.tombstone(item, purge.purgedAt());
  }

  /** Returns whether the item is a post; false for a tombstone. */
  static boolean hasPost(Item item) {
    return item.has("userId");
  }

  /**
   * Adds the status attribute. Published posts omit it, so that the index by status excludes them.
   */
  private static Item unpublished(Item common, Post post, Content content) {
    return common.with("status", post.status().label()).with("content", ContentItem.of(content));
  }

  /**
   * Reads a post in any state.
   *
   * @param readRevision reads the content of a revision
   */
  static Post toPost(Item item, Function<Version, Content> readRevision) {
    return switch (status(item)) {
      case DRAFT -> new Draft(metadata(item), content(item));
      case SCHEDULED -> new Scheduled(metadata(item), content(item), item.instant("publishAt"));
      case PUBLISHED ->
          new Published(metadata(item), publishedVersion(item), workingCopy(item, readRevision));
      case TRASHED -> new Trashed(metadata(item), content(item), item.instant("trashedAt"));
    };
  }

  /** Reads a published post without its working copy; none in other states. */
  static Option<Published> toPublished(Item item) {
    return Option.when(
        status(item) == PostStatus.PUBLISHED,
        () -> new Published(metadata(item), publishedVersion(item), Option.none()));
  }

  private static PostStatus status(Item item) {
    return item.optionalText("status")
        .map(label -> PostStatus.parse(label).get())
        .getOrElse(PostStatus.PUBLISHED);
  }

  private static PostMetadata metadata(Item item) {
    return new PostMetadata(
        id(item),
        new UserId(item.text("userId")),
        new Version(item.number("version")),
        new SlugHistory(
            new Slug(item.text("slug")), item.texts("publicSlugs").map(Slug::new).toSet()),
        item.optionalInstant("firstPublished"),
        item.instant("updatedAt"));
  }

  private static Content content(Item item) {
    return ContentItem.toContent(item.item("content"));
  }

  private static PublishedVersion publishedVersion(Item item) {
    return new PublishedVersion(
        content(item), new Version(item.number("liveVersion")), item.instant("liveSince"));
  }

  private static Option<WorkingCopy> workingCopy(
      Item item, Function<Version, Content> readRevision) {
    return item.optionalNumber("copyVersion")
        .map(Version::new)
        .map(version ->
            new WorkingCopy(new Slug(item.text("copySlug")), readRevision.apply(version), version));
  }
}
