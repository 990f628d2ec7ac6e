package dev.blogify.adapters.http;

import static dev.blogify.adapters.http.Route.open;
import static dev.blogify.adapters.http.Route.signedIn;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** All routes there are. The gateways of both platforms are built from this list. */
public final class Routes {
  public static final Seq<Route> ALL =
      List.of(
          signedIn("createPost", "POST", "/posts"),
          open("listPosts", "GET", "/posts"),
          open("getPost", "GET", "/posts/{postId}"),
          open("getPostBySlug", "GET", "/slugs/{slug}"),
          signedIn("getDraft", "GET", "/posts/{postId}/draft"),
          signedIn("editPost", "PATCH", "/posts/{postId}"),
          signedIn("trashPost", "DELETE", "/posts/{postId}"),
          signedIn("discardWorkingCopy", "DELETE", "/posts/{postId}/draft"),
          signedIn("publishPost", "POST", "/posts/{postId}/publish"),
          signedIn("unpublishPost", "POST", "/posts/{postId}/unpublish"),
          signedIn("restorePost", "POST", "/posts/{postId}/restore"),
          signedIn("schedulePost", "PUT", "/posts/{postId}/schedule"),
          signedIn("unschedulePost", "DELETE", "/posts/{postId}/schedule"),
          signedIn("listRevisions", "GET", "/posts/{postId}/revisions"),
          signedIn("getRevision", "GET", "/posts/{postId}/revisions/{version}"),
          signedIn("restoreRevision", "POST", "/posts/{postId}/revisions/{version}/restore"),
          signedIn("listPostAudit", "GET", "/posts/{postId}/audit"),
          signedIn("listAudit", "GET", "/audit"),
          open("listTags", "GET", "/tags"),
          open("getHealth", "GET", "/health"),
          signedIn("getMe", "GET", "/me"),
          signedIn("editMe", "PATCH", "/me"),
          signedIn("listMyPosts", "GET", "/me/posts"),
          signedIn("listMyNotifications", "GET", "/me/notifications"),
          signedIn("readNotification", "POST", "/me/notifications/{notificationId}/read"),
          signedIn("listDrafts", "GET", "/drafts"),
          open("getUser", "GET", "/users/{userId}"),
          signedIn("changeRole", "PUT", "/users/{userId}/role"),
          signedIn("requestUpload", "POST", "/media"),
          open("getMedia", "GET", "/media/{mediaId}"),
          open("getMediaContent", "GET", "/media/{mediaId}/content"),
          signedIn("listMyMedia", "GET", "/me/media"),
          signedIn("getMyMedia", "GET", "/me/media/{mediaId}"),
          signedIn("editMedia", "PATCH", "/media/{mediaId}"),
          signedIn("deleteMedia", "DELETE", "/media/{mediaId}"));

  private Routes() {}
}
