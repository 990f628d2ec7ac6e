package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.Head;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Draft;
import dev.blogify.domain.post.Post.Live;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Post.Scheduled;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.Post.WorkingCopy;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.Slugs;
import dev.blogify.domain.post.Status;
import dev.blogify.domain.post.Summary;
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
    var head = post.head();
    var common =
        key(post.id())
            .with("userId", head.author().value())
            .with("version", head.version().number())
            .with("slug", head.slugs().current().value())
            .with("publicSlugs", head.slugs().everPublic().toVector().map(Slug::value).sorted())
            .with("firstPublished", head.firstPublished())
            .with("updatedAt", head.updatedAt())
            .with("newest", SummaryItem.of(Summary.newest(post)));
    return switch (post) {
      case Draft(_, var content) -> unpublished(common, post, content);
      case Scheduled(_, var content, var publishAt) ->
          unpublished(common, post, content)
              .with("publishAt", publishAt)
              .and(DueItems.due(PUBLISH, publishAt));
      case Published(_, var live, var copy) ->
          common
              .with("content", ContentItem.of(live.content()))
              .with("liveVersion", live.version().number())
              .with("liveSince", live.since())
              .with("copySlug", copy.map(each -> each.slug().value()))
              .with("copyVersion", copy.map(each -> each.version().number()));
      case Trashed trashed ->
          unpublished(common, post, trashed.content())
              .with("trashedAt", trashed.trashedAt())
              .and(DueItems.due(PURGE, trashed.purgeAt()));
    };
  }

  /** What stands in the place of a post that is gone: in no index, and no post. */
  static Item of(PostPurge purge) {
    var gone = key(purge.before().id()).with("version", purge.version().number());
    return Aggregates.ending(gone, purge.at());
  }

  static boolean isThere(Item item) {
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
  static Post post(Item item, Function<Version, Content> revision) {
    return switch (status(item)) {
      case DRAFT -> new Draft(head(item), content(item));
      case SCHEDULED -> new Scheduled(head(item), content(item), item.instant("publishAt"));
      case PUBLISHED -> new Published(head(item), live(item), copy(item, revision));
      case TRASHED -> new Trashed(head(item), content(item), item.instant("trashedAt"));
    };
  }

  /** The post without its working copy; none unless published. */
  static Option<Published> published(Item item) {
    return Option.when(
        status(item) == Status.PUBLISHED,
        () -> new Published(head(item), live(item), Option.none()));
  }

  private static Status status(Item item) {
    return item.optionalText("status")
        .map(label -> Status.parse(label).get())
        .getOrElse(Status.PUBLISHED);
  }

  private static Head head(Item item) {
    return new Head(
        new PostId(item.id("postId")),
        new UserId(item.text("userId")),
        new Version(item.number("version")),
        new Slugs(new Slug(item.text("slug")), item.texts("publicSlugs").map(Slug::new).toSet()),
        item.optionalInstant("firstPublished"),
        item.instant("updatedAt"));
  }

  private static Content content(Item item) {
    return ContentItem.content(item.item("content"));
  }

  private static Live live(Item item) {
    return new Live(
        content(item), new Version(item.number("liveVersion")), item.instant("liveSince"));
  }

  private static Option<WorkingCopy> copy(Item item, Function<Version, Content> revision) {
    return item.optionalNumber("copyVersion")
        .map(Version::new)
        .map(version ->
            new WorkingCopy(new Slug(item.text("copySlug")), revision.apply(version), version));
  }
}
