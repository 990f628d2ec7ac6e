package dev.blogify.adapters.in.http;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.Timestamps;
import dev.blogify.application.ports.BodyRenderer;
import dev.blogify.application.ports.Revisions;
import dev.blogify.application.ports.TagCounts.TagCount;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.Body;
import dev.blogify.domain.post.CanonicalUrl;
import dev.blogify.domain.post.Language;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostSummary;
import dev.blogify.domain.post.Revision;
import dev.blogify.domain.post.Tag;

/** The JSON representations of posts, revisions and tags. */
record PostViews(BodyRenderer renderer) {
  ApiResponse renderPublished(Post.Published post) {
    var published = PostSummary.ofPublished(post);
    return ApiResponse.json(200, viewPost(published, post.publishedVersion().content().body()))
        .withEntityTag(published.version());
  }

  /** Renders the latest content, whether published or not, with the post's status. */
  ApiResponse renderDraft(int status, Post post) {
    var latest = PostSummary.ofLatestContent(post);
    return ApiResponse.json(status, addStatus(viewPost(latest, post.content().body()), latest))
        .withEntityTag(latest.version());
  }

  ApiResponse renderDraft(Post post) {
    return renderDraft(200, post);
  }

  static JsonObject viewPublished(PostSummary summary) {
    return viewSummary(summary);
  }

  static JsonObject viewDraft(PostSummary summary) {
    return addStatus(viewSummary(summary), summary);
  }

  private static JsonObject viewSummary(PostSummary summary) {
    return addSummary(identity(summary), summary);
  }

  private JsonObject viewPost(PostSummary summary, Body body) {
    return addSummary(addBody(identity(summary), body), summary);
  }

  private static JsonObject identity(PostSummary summary) {
    return JsonObject.EMPTY
        .with("postId", summary.postId().toString())
        .with("authorId", summary.author().value())
        .with("title", summary.title().value())
        .with("slug", summary.slug().value());
  }

  private static JsonObject addSummary(JsonObject view, PostSummary summary) {
    return view.with("excerpt", summary.excerpt())
        .with("tags", summary.tags().values().map(Tag::value))
        .withNullable("coverMediaId", summary.cover().map(MediaId::toString))
        .withNullable("canonicalUrl", summary.canonicalUrl().map(CanonicalUrl::value))
        .withNullable("language", summary.language().map(Language::tag))
        .with("createdAt", summary.postId().createdAt())
        .withNullable("publishedAt", summary.publishedAt().map(Timestamps::format))
        .with("updatedAt", summary.updatedAt())
        .with("version", summary.version().number());
  }

  private static JsonObject addStatus(JsonObject view, PostSummary summary) {
    return view.with("status", summary.status().label())
        .withNullable("publishAt", summary.publishAt().map(Timestamps::format))
        .with("hasWorkingCopy", summary.hasWorkingCopy());
  }

  private JsonObject addBody(JsonObject view, Body body) {
    return view.with("body", body.markdown()).with("html", renderer.renderStored(body).html());
  }

  ApiResponse renderRevision(Revision revision) {
    var content = revision.content();
    var identity =
        JsonObject.EMPTY
            .with("postId", revision.postId().toString())
            .with("version", revision.version().number())
            .with("title", content.title().value());
    return ApiResponse.json(
            200,
            addBody(identity, content.body())
                .with("excerpt", content.excerptText())
                .with("tags", content.tags().values().map(Tag::value))
                .withNullable("coverMediaId", content.cover().map(MediaId::toString))
                .withNullable("canonicalUrl", content.canonicalUrl().map(CanonicalUrl::value))
                .withNullable("language", content.language().map(Language::tag))
                .with("createdAt", revision.createdAt()))
        .withEntityTag(revision.version());
  }

  static JsonObject viewRevision(Revisions.RevisionSummary revision) {
    return JsonObject.EMPTY
        .with("version", revision.version().number())
        .with("title", revision.title().value())
        .with("createdAt", revision.createdAt());
  }

  static JsonObject viewTagCount(TagCount count) {
    return JsonObject.EMPTY.with("tag", count.tag().value()).with("posts", count.postCount());
  }
}
