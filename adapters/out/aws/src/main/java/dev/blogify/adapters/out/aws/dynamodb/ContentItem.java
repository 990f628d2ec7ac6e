package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.Body;
import dev.blogify.domain.post.CanonicalUrl;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.Excerpt;
import dev.blogify.domain.post.Language;
import dev.blogify.domain.post.Tag;
import dev.blogify.domain.post.Tags;
import dev.blogify.domain.post.Title;
import io.vavr.control.Option;

/** Maps the content of a post to attributes. Summaries use the same attribute names. */
final class ContentItem {
  private ContentItem() {}

  static Item of(Content content) {
    return Item.of("title", content.title().value())
        .with("body", content.body().markdown())
        .with("excerpt", content.excerpt().map(Excerpt::value))
        .with("tags", content.tags().values().map(Tag::value))
        .with("coverMediaId", content.cover().map(MediaId::value))
        .with("canonicalUrl", content.canonicalUrl().map(CanonicalUrl::value))
        .with("language", content.language().map(Language::tag));
  }

  static Content toContent(Item item) {
    return new Content(
        title(item),
        new Body(item.text("body")),
        item.optionalText("excerpt").map(Excerpt::new),
        tags(item),
        cover(item),
        canonicalUrl(item),
        language(item));
  }

  static Title title(Item item) {
    return new Title(item.text("title"));
  }

  static Tags tags(Item item) {
    return new Tags(item.texts("tags").map(Tag::new));
  }

  static Option<MediaId> cover(Item item) {
    return item.optionalId("coverMediaId").map(MediaId::new);
  }

  static Option<CanonicalUrl> canonicalUrl(Item item) {
    return item.optionalText("canonicalUrl").map(CanonicalUrl::new);
  }

  static Option<Language> language(Item item) {
    return item.optionalText("language").map(Language::new);
  }
}
