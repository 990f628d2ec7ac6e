package dev.blogify.adapters.http;

import dev.blogify.domain.Violation;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.Body;
import dev.blogify.domain.post.CanonicalUrl;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.ContentEdit;
import dev.blogify.domain.post.Excerpt;
import dev.blogify.domain.post.Language;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.Tags;
import dev.blogify.domain.post.Title;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;

/** What an author writes, as the body of a request. */
final class PostFields {
  private static final Seq<String> NAMES =
      List.of(
          "title", "body", "excerpt", "tags", "coverMediaId", "canonicalUrl", "language", "slug");

  private PostFields() {}

  /** A whole content and, if the author chose one, a slug. */
  record Whole(Content content, Option<Slug> slug) {}

  static Either<Problem, Whole> whole(Fields fields) {
    return sized(fields)
        .flatMap(_ ->
            Problems.read(
                fields.only(
                    NAMES,
                    Validation.combine(
                            fields.required("title", Fields::text, Title::parse),
                            fields.optional("body", Fields::text, Body::parse),
                            fields.nullable("excerpt", Fields::text, Excerpt::parse),
                            fields.optional("tags", Fields::texts, Tags::parse),
                            fields.nullable("coverMediaId", Fields::text, PostFields::cover),
                            fields.nullable("canonicalUrl", Fields::text, CanonicalUrl::parse),
                            fields.nullable("language", Fields::text, Language::parse),
                            fields.optional("slug", Fields::text, Slug::parse))
                        .ap(PostFields::whole)
                        .mapError(Flaw::all))));
  }

  private static Whole whole(
      Title title,
      Option<Body> body,
      Option<Excerpt> excerpt,
      Option<Tags> tags,
      Option<MediaId> cover,
      Option<CanonicalUrl> canonicalUrl,
      Option<Language> language,
      Option<Slug> slug) {
    return new Whole(
        new Content(
            title,
            body.getOrElse(Body.EMPTY),
            excerpt,
            tags.getOrElse(Tags.NONE),
            cover,
            canonicalUrl,
            language),
        slug);
  }

  /** Some fields (RFC 7396): null removes what may be missing, and is refused elsewhere. */
  static Either<Problem, ContentEdit> some(Fields fields) {
    return sized(fields)
        .flatMap(_ ->
            Problems.read(
                fields.only(
                    NAMES,
                    Validation.combine(
                            fields.optional("title", Fields::text, Title::parse),
                            fields.optional("body", Fields::text, Body::parse),
                            fields.removable("excerpt", Fields::text, Excerpt::parse),
                            fields.optional("tags", Fields::texts, Tags::parse),
                            fields.removable("coverMediaId", Fields::text, PostFields::cover),
                            fields.removable("canonicalUrl", Fields::text, CanonicalUrl::parse),
                            fields.removable("language", Fields::text, Language::parse),
                            fields.optional("slug", Fields::text, Slug::parse))
                        .ap(ContentEdit::new)
                        .mapError(Flaw::all))));
  }

  /** Too much text is a problem of its own, whatever else is wrong. */
  private static Either<Problem, Fields> sized(Fields fields) {
    return fields
            .members()
            .get("body")
            .exists(body -> body instanceof Json.Words(var text) && Body.isTooLarge(text))
        ? Either.left(Problems.bodyTooLarge())
        : Either.right(fields);
  }

  private static Validation<Seq<Violation>, MediaId> cover(String raw) {
    return MediaFields.id("/coverMediaId", raw);
  }
}
