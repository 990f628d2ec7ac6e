package dev.blogify.adapters.in.http;

import dev.blogify.adapters.in.http.json.JsonWriter;
import dev.blogify.adapters.in.http.json.Timestamps;
import dev.blogify.adapters.in.http.markdown.MarkdownRenderer;
import dev.blogify.application.ports.Revisions;
import dev.blogify.application.ports.TagCounts.TagCount;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.Body;
import dev.blogify.domain.post.CanonicalUrl;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.Language;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostSummary;
import dev.blogify.domain.post.Revision;
import dev.blogify.domain.post.Tag;
import io.vavr.control.Option;

/** Posts as the API shows them. */
final class PostViews {
  private PostViews() {}

  /** What the world sees. */
  static ApiResponse renderPublished(Post.Published post) {
    var live = PostSummary.ofPublished(post);
    return ApiResponse.json(
            200,
            view -> writePost(view, live, Option.some(post.publishedVersion().content().body())))
        .withEntityTag(live.version());
  }

  /** What those see who work on it: the newest content, and where in its life it stands. */
  static ApiResponse renderDraft(int status, Post post) {
    var newest = PostSummary.ofLatestContent(post);
    return ApiResponse.json(
            status,
            view -> {
              writePost(view, newest, Option.some(post.content().body()));
              writeDraftFields(view, newest);
            })
        .withEntityTag(newest.version());
  }

  static ApiResponse renderDraft(Post post) {
    return renderDraft(200, post);
  }

  static void renderPublished(JsonWriter view, PostSummary summary) {
    writePost(view, summary, Option.none());
  }

  static void renderDraft(JsonWriter view, PostSummary summary) {
    writePost(view, summary, Option.none());
    writeDraftFields(view, summary);
  }

  private static void writePost(JsonWriter view, PostSummary summary, Option<Body> body) {
    view.put("postId", summary.postId().toString())
        .put("authorId", summary.author().value())
        .put("title", summary.title().value())
        .put("slug", summary.slug().value());
    body.forEach(text -> writeBody(view, text));
    view.put("excerpt", summary.excerpt().value())
        .put("tags", summary.tags().values().map(Tag::value))
        .put("coverMediaId", summary.cover().map(MediaId::toString))
        .put("canonicalUrl", summary.canonicalUrl().map(CanonicalUrl::value))
        .put("language", summary.language().map(Language::tag))
        .put("createdAt", summary.postId().createdAt())
        .put("publishedAt", summary.publishedAt().map(Timestamps::format))
        .put("updatedAt", summary.updatedAt())
        .put("version", summary.version().number());
  }

  private static void writeDraftFields(JsonWriter view, PostSummary summary) {
    view.put("status", summary.status().label())
        .put("publishAt", summary.publishAt().map(Timestamps::format))
        .put("hasWorkingCopy", summary.hasWorkingCopy());
  }

  private static void writeBody(JsonWriter view, Body body) {
    view.put("body", body.markdown()).put("html", MarkdownRenderer.toHtml(body));
  }

  static ApiResponse renderRevision(Revision revision) {
    return ApiResponse.json(200, view -> renderRevision(view, revision, revision.content()))
        .withEntityTag(revision.version());
  }

  private static void renderRevision(JsonWriter view, Revision revision, Content content) {
    view.put("postId", revision.postId().toString())
        .put("version", revision.version().number())
        .put("title", content.title().value());
    writeBody(view, content.body());
    view.put("excerpt", content.excerptOrDerived().value())
        .put("tags", content.tags().values().map(Tag::value))
        .put("coverMediaId", content.cover().map(MediaId::toString))
        .put("canonicalUrl", content.canonicalUrl().map(CanonicalUrl::value))
        .put("language", content.language().map(Language::tag))
        .put("createdAt", revision.createdAt());
  }

  static void renderRevision(JsonWriter view, Revisions.RevisionSummary entry) {
    view.put("version", entry.version().number())
        .put("title", entry.title().value())
        .put("createdAt", entry.createdAt());
  }

  static void writeTagCount(JsonWriter view, TagCount count) {
    view.put("tag", count.tag().value()).put("posts", count.postCount());
  }
}
