package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.Body;
import dev.blogify.domain.post.CanonicalUrl;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.Excerpt;
import dev.blogify.domain.post.Language;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.PostSummary;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.Tag;
import dev.blogify.domain.post.Tags;
import dev.blogify.domain.post.Title;
import io.vavr.control.Option;

/**
 * Maps the content and the summary of a post to attributes; both use the same names. A summary has
 * all attributes of a list entry, so that a list query reads no other items.
 */
final class ContentItem {
  private ContentItem() {}

  static Item of(Content content) {
    return Item.of("title", content.title().value())
        .with("body", content.body().markdown())
        .with("excerpt", content.excerpt().map(Excerpt::value))
        .with("excerptDerived", content.excerpt().exists(Excerpt::isDerived))
        .with("tags", content.tags().values().map(Tag::value))
        .with("coverMediaId", content.cover().map(MediaId::value))
        .with("canonicalUrl", content.canonicalUrl().map(CanonicalUrl::value))
        .with("language", content.language().map(Language::tag));
  }

  static Content toContent(Item item) {
    return new Content(
        title(item),
        new Body(item.text("body")),
        item.optionalText("excerpt").map(text -> new Excerpt(text, item.flag("excerptDerived"))),
        tags(item),
        cover(item),
        canonicalUrl(item),
        language(item));
  }

  static Item ofSummary(PostSummary summary) {
    return Item.of("postId", summary.postId().value())
        .with("userId", summary.author().value())
        .with("status", summary.status().label())
        .with("version", summary.version().number())
        .with("slug", summary.slug().value())
        .with("title", summary.title().value())
        .with("excerpt", summary.excerpt())
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
        title(item),
        item.text("excerpt"),
        tags(item),
        cover(item),
        canonicalUrl(item),
        language(item),
        item.optionalInstant("publishedAt"),
        item.optionalInstant("publishAt"),
        item.flag("hasWorkingCopy"),
        item.instant("updatedAt"));
  }

  static Title title(Item item) {
    return new Title(item.text("title"));
  }

  private static Tags tags(Item item) {
    return new Tags(item.texts("tags").map(Tag::new));
  }

  private static Option<MediaId> cover(Item item) {
    return item.optionalId("coverMediaId").map(MediaId::new);
  }

  private static Option<CanonicalUrl> canonicalUrl(Item item) {
    return item.optionalText("canonicalUrl").map(CanonicalUrl::new);
  }

  private static Option<Language> language(Item item) {
    return item.optionalText("language").map(Language::new);
  }
}
