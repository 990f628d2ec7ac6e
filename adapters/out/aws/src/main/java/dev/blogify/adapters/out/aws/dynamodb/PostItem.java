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
 * A post: what it has in every life, its live or only content, and the summary of its newest. What
 * a working copy says stands in its revision alone, since an item has no room for two bodies.
 */
final class PostItem {
  static final String PUBLISH = "publish";
  static final String PURGE = "purge";

  private PostItem() {}

  static Item key(PostId id) {
    return Item.of("postId", id.value()).with("createdAt", id.createdAt());
  }

  static Item of(Post post) {
    var head = post.metadata();
    var common =
        key(post.id())
            .with("userId", head.author().value())
            .with("version", head.version().number())
            .with("slug", head.slugHistory().current().value())
            .with(
                "publicSlugs",
                head.slugHistory().publicSlugs().toVector().map(Slug::value).sorted())
            .with("firstPublished", head.firstPublishedAt())
            .with("updatedAt", head.updatedAt())
            .with("newest", SummaryItem.of(PostSummary.ofLatestContent(post)));
    return switch (post) {
      case Draft(_, var content) -> unpublished(common, post, content);
      case Scheduled(_, var content, var publishAt) ->
          unpublished(common, post, content)
              .with("publishAt", publishAt)
              .merge(DueIndex.attributes(PUBLISH, publishAt));
      case Published(_, var live, var copy) ->
          common
              .with("content", ContentItem.of(live.content()))
              .with("liveVersion", live.version().number())
              .with("liveSince", live.publishedAt())
              .with("copySlug", copy.map(each -> each.slug().value()))
              .with("copyVersion", copy.map(each -> each.version().number()));
      case Trashed trashed ->
          unpublished(common, post, trashed.content())
              .with("trashedAt", trashed.trashedAt())
              .merge(DueIndex.attributes(PURGE, trashed.purgeAt()));
    };
  }

  /** What stands in the place of a post that is gone: in no index, and no post. */
  static Item of(PostPurge purge) {
    var gone = key(purge.before().id()).with("version", purge.version().number());
    return VersionedTable.tombstone(gone, purge.purgedAt());
  }

  static boolean hasPost(Item item) {
    return item.has("userId");
  }

  /** Only what is not published has a status, so that the index of it holds nothing else. */
  private static Item unpublished(Item common, Post post, Content content) {
    return common.with("status", post.status().label()).with("content", ContentItem.of(content));
  }

  /**
   * The post in its life.
   *
   * @param revision what stands in the revision of a version
   */
  static Post toPost(Item item, Function<Version, Content> revision) {
    return switch (status(item)) {
      case DRAFT -> new Draft(metadata(item), content(item));
      case SCHEDULED -> new Scheduled(metadata(item), content(item), item.instant("publishAt"));
      case PUBLISHED ->
          new Published(metadata(item), publishedVersion(item), workingCopy(item, revision));
      case TRASHED -> new Trashed(metadata(item), content(item), item.instant("trashedAt"));
    };
  }

  /** The post without its working copy; none unless published. */
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
        new PostId(item.id("postId")),
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

  private static Option<WorkingCopy> workingCopy(Item item, Function<Version, Content> revision) {
    return item.optionalNumber("copyVersion")
        .map(Version::new)
        .map(version ->
            new WorkingCopy(new Slug(item.text("copySlug")), revision.apply(version), version));
  }
}
