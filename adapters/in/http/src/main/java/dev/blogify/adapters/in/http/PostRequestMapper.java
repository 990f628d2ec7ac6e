package dev.blogify.adapters.in.http;

import dev.blogify.adapters.in.http.json.FieldError;
import dev.blogify.adapters.in.http.json.RequestFields;
import dev.blogify.adapters.json.JsonValue.JsonString;
import dev.blogify.domain.FieldViolation;
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

/** Maps request bodies to the content of posts. */
final class PostRequestMapper {
  private static final Seq<String> FIELD_NAMES =
      List.of(
          "title", "body", "excerpt", "tags", "coverMediaId", "canonicalUrl", "language", "slug");

  private PostRequestMapper() {}

  /** The content of a new post and an optional slug. */
  record NewPost(Content content, Option<Slug> slug) {}

  static Either<Problem, NewPost> toNewPost(RequestFields fields) {
    return checkBodySize(fields)
        .flatMap(_ ->
            Problems.fromValidation(
                fields.rejectUnknown(
                    FIELD_NAMES,
                    Validation.combine(
                            fields.required("title", Title::parse),
                            fields.optional("body", Body::parse),
                            fields.nullable("excerpt", Excerpt::parse),
                            fields.optional("tags", RequestFields::readStrings, Tags::parse),
                            fields.nullable("coverMediaId", PostRequestMapper::toCoverId),
                            fields.nullable("canonicalUrl", CanonicalUrl::parse),
                            fields.nullable("language", Language::parse),
                            fields.optional("slug", Slug::parse))
                        .ap(PostRequestMapper::toNewPost)
                        .mapError(FieldError::flatten))));
  }

  private static NewPost toNewPost(
      Title title,
      Option<Body> body,
      Option<Excerpt> excerpt,
      Option<Tags> tags,
      Option<MediaId> cover,
      Option<CanonicalUrl> canonicalUrl,
      Option<Language> language,
      Option<Slug> slug) {
    return new NewPost(
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

  /** Maps a merge patch (RFC 7396): null removes an optional field and is refused for others. */
  static Either<Problem, ContentEdit> toContentEdit(RequestFields fields) {
    return checkBodySize(fields)
        .flatMap(_ ->
            Problems.fromValidation(
                fields.rejectUnknown(
                    FIELD_NAMES,
                    Validation.combine(
                            fields.optional("title", Title::parse),
                            fields.optional("body", Body::parse),
                            fields.removable("excerpt", Excerpt::parse),
                            fields.optional("tags", RequestFields::readStrings, Tags::parse),
                            fields.removable("coverMediaId", PostRequestMapper::toCoverId),
                            fields.removable("canonicalUrl", CanonicalUrl::parse),
                            fields.removable("language", Language::parse),
                            fields.optional("slug", Slug::parse))
                        .ap(ContentEdit::new)
                        .mapError(FieldError::flatten))));
  }

  /**
   * Reports an oversized body as a separate problem type, which takes precedence over other errors.
   */
  private static Either<Problem, RequestFields> checkBodySize(RequestFields fields) {
    return fields
            .values()
            .get("body")
            .exists(body -> body instanceof JsonString(var text) && Body.isTooLarge(text))
        ? Either.left(Problems.bodyTooLarge())
        : Either.right(fields);
  }

  private static Validation<Seq<FieldViolation>, MediaId> toCoverId(String raw) {
    return MediaRequestMapper.toMediaId("/coverMediaId", raw);
  }
}
