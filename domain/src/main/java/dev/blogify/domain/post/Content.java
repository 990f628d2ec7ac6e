package dev.blogify.domain.post;

import dev.blogify.domain.media.MediaId;
import io.vavr.collection.List;
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

  /** The excerpt of the author; without one, an excerpt of the beginning of the body. */
  public Excerpt excerptOrDerived() {
    return excerpt.getOrElse(() -> Excerpt.derivedFrom(body));
  }

  /** The API names of the fields in which two contents differ. */
  Seq<String> changedFields(Content other) {
    return List.of(
            new Difference("title", !title.equals(other.title)),
            new Difference("body", !body.equals(other.body)),
            new Difference("excerpt", !excerpt.equals(other.excerpt)),
            new Difference("tags", !tags.equals(other.tags)),
            new Difference("coverMediaId", !cover.equals(other.cover)),
            new Difference("canonicalUrl", !canonicalUrl.equals(other.canonicalUrl)),
            new Difference("language", !language.equals(other.language)))
        .filter(Difference::differs)
        .map(Difference::field);
  }

  private record Difference(String field, boolean differs) {}
}
