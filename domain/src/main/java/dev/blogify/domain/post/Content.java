package dev.blogify.domain.post;

import dev.blogify.domain.media.MediaId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The text and attributes that an author writes; immutable, because revisions store it. */
public record Content(
    Title title,
    Body body,
    Option<Excerpt> excerpt,
    Tags tags,
    Option<MediaId> cover,
    Option<CanonicalUrl> canonicalUrl,
    Option<Language> language) {

  public Content withExcerpt(Excerpt replacement) {
    return new Content(title, body, Option.some(replacement), tags, cover, canonicalUrl, language);
  }

  /** The text of the excerpt, empty if there is none. */
  public String excerptText() {
    return excerpt.map(Excerpt::value).getOrElse("");
  }

  private Option<Excerpt> givenExcerpt() {
    return excerpt.filter(text -> !text.isDerived());
  }

  /** The API names of the fields in which two contents differ. */
  Seq<String> changedFields(Content other) {
    return LinkedHashMap.of(
            "title", !title.equals(other.title),
            "body", !body.equals(other.body),
            "excerpt", !givenExcerpt().equals(other.givenExcerpt()),
            "tags", !tags.equals(other.tags),
            "coverMediaId", !cover.equals(other.cover),
            "canonicalUrl", !canonicalUrl.equals(other.canonicalUrl),
            "language", !language.equals(other.language))
        .filterValues(isChanged -> isChanged)
        .keySet()
        .toList();
  }
}
