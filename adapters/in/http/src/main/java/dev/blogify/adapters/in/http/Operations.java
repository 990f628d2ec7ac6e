package dev.blogify.adapters.in.http;

import static dev.blogify.adapters.in.http.Operation.anonymous;
import static dev.blogify.adapters.in.http.Operation.authenticated;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** All routes there are. The gateways of both platforms are built from this list. */
public final class Operations {
  public static final Seq<Operation> ALL =
      List.of(
          authenticated("createPost", "POST", "/posts"),
          anonymous("listPosts", "GET", "/posts"),
          anonymous("getPost", "GET", "/posts/{postId}"),
          anonymous("getPostBySlug", "GET", "/slugs/{slug}"),
          authenticated("getDraft", "GET", "/posts/{postId}/draft"),
          authenticated("editPost", "PATCH", "/posts/{postId}"),
          authenticated("trashPost", "DELETE", "/posts/{postId}"),
          authenticated("discardWorkingCopy", "DELETE", "/posts/{postId}/draft"),
          authenticated("publishPost", "POST", "/posts/{postId}/publish"),
          authenticated("unpublishPost", "POST", "/posts/{postId}/unpublish"),
          authenticated("restorePost", "POST", "/posts/{postId}/restore"),
          authenticated("schedulePost", "PUT", "/posts/{postId}/schedule"),
          authenticated("unschedulePost", "DELETE", "/posts/{postId}/schedule"),
          authenticated("listRevisions", "GET", "/posts/{postId}/revisions"),
          authenticated("getRevision", "GET", "/posts/{postId}/revisions/{version}"),
          authenticated("restoreRevision", "POST", "/posts/{postId}/revisions/{version}/restore"),
          authenticated("listPostAudit", "GET", "/posts/{postId}/audit"),
          authenticated("listAudit", "GET", "/audit"),
          anonymous("listTags", "GET", "/tags"),
          anonymous("getHealth", "GET", "/health"),
          authenticated("getMe", "GET", "/me"),
          authenticated("editMe", "PATCH", "/me"),
          authenticated("listMyPosts", "GET", "/me/posts"),
          authenticated("listMyNotifications", "GET", "/me/notifications"),
          authenticated("readNotification", "POST", "/me/notifications/{notificationId}/read"),
          authenticated("listDrafts", "GET", "/drafts"),
          anonymous("getUser", "GET", "/users/{userId}"),
          authenticated("changeRole", "PUT", "/users/{userId}/role"),
          authenticated("requestUpload", "POST", "/media"),
          anonymous("getMedia", "GET", "/media/{mediaId}"),
          anonymous("getMediaContent", "GET", "/media/{mediaId}/content"),
          authenticated("listMyMedia", "GET", "/me/media"),
          authenticated("getMyMedia", "GET", "/me/media/{mediaId}"),
          authenticated("editMedia", "PATCH", "/media/{mediaId}"),
          authenticated("deleteMedia", "DELETE", "/media/{mediaId}"));

  private Operations() {}
}
