package dev.blogify.domain.post;

import dev.blogify.domain.media.MediaId;
import io.vavr.control.Option;

/** A partial edit: {@code none} keeps a field, {@code some(none)} removes its value. */
public record ContentEdit(
    Option<Title> title,
    Option<Body> body,
    Option<Option<Excerpt>> excerpt,
    Option<Tags> tags,
    Option<Option<MediaId>> cover,
    Option<Option<CanonicalUrl>> canonicalUrl,
    Option<Option<Language>> language,
    Option<Slug> slug) {

  /** The edit that restores the content of a revision; the slug stays. */
  public static ContentEdit restoring(Content content) {
    return new ContentEdit(
        Option.some(content.title()),
        Option.some(content.body()),
        Option.some(content.excerpt()),
        Option.some(content.tags()),
        Option.some(content.cover()),
        Option.some(content.canonicalUrl()),
        Option.some(content.language()),
        Option.none());
  }

  /** This edit with an excerpt. */
  public ContentEdit withExcerpt(Excerpt replacement) {
    return new ContentEdit(
        title,
        body,
        Option.some(Option.some(replacement)),
        tags,
        cover,
        canonicalUrl,
        language,
        slug);
  }

  public Content applyTo(Content content) {
    return new Content(
        title.getOrElse(content.title()),
        body.getOrElse(content.body()),
        excerpt.getOrElse(content.excerpt()),
        tags.getOrElse(content.tags()),
        cover.getOrElse(content.cover()),
        canonicalUrl.getOrElse(content.canonicalUrl()),
        language.getOrElse(content.language()));
  }
}
