package dev.blogify.adapters.http;

import dev.blogify.application.post.Revisions;
import dev.blogify.application.post.TagCounts.TagCount;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.Body;
import dev.blogify.domain.post.CanonicalUrl;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.Language;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Revision;
import dev.blogify.domain.post.Summary;
import dev.blogify.domain.post.Tag;
import io.vavr.control.Option;

/** Posts as the API shows them. */
final class PostViews {
  private PostViews() {}

  /** What the world sees. */
  static Answer live(Post.Published post) {
    var live = Summary.live(post);
    return Answer.json(200, view -> post(view, live, Option.some(post.live().content().body())))
        .tagged(live.version());
  }

  /** What those see who work on it: the newest content, and where in its life it stands. */
  static Answer newest(int status, Post post) {
    var newest = Summary.newest(post);
    return Answer.json(
            status,
            view -> {
              post(view, newest, Option.some(post.content().body()));
              life(view, newest);
            })
        .tagged(newest.version());
  }

  static Answer newest(Post post) {
    return newest(200, post);
  }

  static void live(Members view, Summary summary) {
    post(view, summary, Option.none());
  }

  static void newest(Members view, Summary summary) {
    post(view, summary, Option.none());
    life(view, summary);
  }

  private static void post(Members view, Summary summary, Option<Body> body) {
    view.put("postId", summary.post().toString())
        .put("authorId", summary.author().value())
        .put("title", summary.title().value())
        .put("slug", summary.slug().value());
    body.forEach(text -> body(view, text));
    view.put("excerpt", summary.excerpt().value())
        .put("tags", summary.tags().all().map(Tag::value))
        .put("coverMediaId", summary.cover().map(MediaId::toString))
        .put("canonicalUrl", summary.canonicalUrl().map(CanonicalUrl::value))
        .put("language", summary.language().map(Language::tag))
        .put("createdAt", summary.post().createdAt())
        .put("publishedAt", summary.publishedAt().map(Timestamps::format))
        .put("updatedAt", summary.updatedAt())
        .put("version", summary.version().number());
  }

  private static void life(Members view, Summary summary) {
    view.put("status", summary.status().label())
        .put("publishAt", summary.publishAt().map(Timestamps::format))
        .put("hasWorkingCopy", summary.hasWorkingCopy());
  }

  private static void body(Members view, Body body) {
    view.put("body", body.markdown()).put("html", Markdown.toHtml(body));
  }

  static Answer revision(Revision revision) {
    return Answer.json(200, view -> revision(view, revision, revision.content()))
        .tagged(revision.version());
  }

  private static void revision(Members view, Revision revision, Content content) {
    view.put("postId", revision.post().toString())
        .put("version", revision.version().number())
        .put("title", content.title().value());
    body(view, content.body());
    view.put("excerpt", content.excerptOrDerived().value())
        .put("tags", content.tags().all().map(Tag::value))
        .put("coverMediaId", content.cover().map(MediaId::toString))
        .put("canonicalUrl", content.canonicalUrl().map(CanonicalUrl::value))
        .put("language", content.language().map(Language::tag))
        .put("createdAt", revision.at());
  }

  static void revision(Members view, Revisions.Entry entry) {
    view.put("version", entry.version().number())
        .put("title", entry.title().value())
        .put("createdAt", entry.at());
  }

  static void tag(Members view, TagCount count) {
    view.put("tag", count.tag().value()).put("posts", count.posts());
  }
}
