package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.CanonicalUrl;
import dev.blogify.domain.post.Excerpt;
import dev.blogify.domain.post.Language;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.PostSummary;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.Tag;

/**
 * The summary of a post. It contains all attributes of a list entry, so that a list query reads no
 * other items.
 */
final class SummaryItem {
  private SummaryItem() {}

  static Item of(PostSummary summary) {
    return Item.of("postId", summary.postId().value())
        .with("userId", summary.author().value())
        .with("status", summary.status().label())
        .with("version", summary.version().number())
        .with("slug", summary.slug().value())
        .with("title", summary.title().value())
        .with("excerpt", summary.excerpt().value())
        .with("tags", summary.tags().values().map(Tag::value))
        .with("coverMediaId", summary.cover().map(MediaId::value))
        .with("canonicalUrl", summary.canonicalUrl().map(CanonicalUrl::value))
        .with("language", summary.language().map(Language::tag))
        .with("publishedAt", summary.publishedAt())
        .with("publishAt", summary.publishAt())
        .with("hasWorkingCopy", summary.hasWorkingCopy())
        .with("updatedAt", summary.updatedAt());
  }

  static PostSummary toSummary(Item item) {
    return new PostSummary(
        new PostId(item.id("postId")),
        new UserId(item.text("userId")),
        PostStatus.parse(item.text("status")).get(),
        new Version(item.number("version")),
        new Slug(item.text("slug")),
        ContentItem.title(item),
        new Excerpt(item.text("excerpt")),
        ContentItem.tags(item),
        ContentItem.cover(item),
        ContentItem.canonicalUrl(item),
        ContentItem.language(item),
        item.optionalInstant("publishedAt"),
        item.optionalInstant("publishAt"),
        item.flag("hasWorkingCopy"),
        item.instant("updatedAt"));
  }
}
