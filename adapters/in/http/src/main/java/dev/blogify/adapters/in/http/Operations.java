package dev.blogify.adapters.in.http;

import static dev.blogify.adapters.in.http.Operation.anonymous;
import static dev.blogify.adapters.in.http.Operation.authenticated;

import dev.blogify.application.audit.ReadAuditTrail;
import dev.blogify.application.media.DeleteMedia;
import dev.blogify.application.media.EditAltText;
import dev.blogify.application.media.ReadMedia;
import dev.blogify.application.media.RequestUpload;
import dev.blogify.application.media.ResolveMediaUrl;
import dev.blogify.application.notification.MarkNotificationRead;
import dev.blogify.application.notification.ReadNotifications;
import dev.blogify.application.ports.Ports;
import dev.blogify.application.post.CreatePost;
import dev.blogify.application.post.DiscardWorkingCopy;
import dev.blogify.application.post.EditPost;
import dev.blogify.application.post.ListPosts;
import dev.blogify.application.post.ListPublishedPosts;
import dev.blogify.application.post.ListTags;
import dev.blogify.application.post.PublishPost;
import dev.blogify.application.post.ReadDraft;
import dev.blogify.application.post.ReadPublishedPost;
import dev.blogify.application.post.ReadRevisions;
import dev.blogify.application.post.RestorePost;
import dev.blogify.application.post.RestoreRevision;
import dev.blogify.application.post.SchedulePost;
import dev.blogify.application.post.TrashPost;
import dev.blogify.application.post.UnpublishPost;
import dev.blogify.application.post.UnschedulePost;
import dev.blogify.application.user.ChangeRole;
import dev.blogify.application.user.EditProfile;
import dev.blogify.application.user.ReadProfile;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * All operations of the HTTP API. Both platforms create their API gateways from this list, and AWS
 * also its Lambda functions.
 */
public final class Operations {
  public static final Seq<Operation> ALL =
      List.of(
          authenticated(
              "createPost",
              "POST /posts",
              ports ->
                  PostEndpoints.createPost(
                      new CreatePost(
                          ports.posts(),
                          ports.mediaLibrary(),
                          ports.bodyRenderer(),
                          ports.ids(),
                          ports.clock()),
                      views(ports))),
          anonymous(
              "listPosts",
              "GET /posts",
              ports ->
                  PublishedPostEndpoints.listPosts(
                      new ListPublishedPosts(ports.feeds()), cursors(ports))),
          anonymous(
              "getPost",
              "GET /posts/{postId}",
              ports ->
                  PublishedPostEndpoints.getPost(
                      new ReadPublishedPost(ports.posts()), views(ports))),
          anonymous(
              "getPostBySlug",
              "GET /slugs/{slug}",
              ports ->
                  PublishedPostEndpoints.getPostBySlug(
                      new ReadPublishedPost(ports.posts()), views(ports))),
          authenticated(
              "getDraft",
              "GET /posts/{postId}/draft",
              ports -> PostEndpoints.getDraft(new ReadDraft(ports.posts()), views(ports))),
          authenticated(
              "editPost",
              "PATCH /posts/{postId}",
              ports ->
                  PostEndpoints.editPost(
                      new EditPost(
                          ports.posts(), ports.mediaLibrary(), ports.bodyRenderer(), ports.clock()),
                      views(ports))),
          authenticated(
              "trashPost",
              "DELETE /posts/{postId}",
              ports ->
                  PostEndpoints.trashPost(
                      new TrashPost(ports.posts(), ports.clock()), views(ports))),
          authenticated(
              "discardWorkingCopy",
              "DELETE /posts/{postId}/draft",
              ports ->
                  PostEndpoints.discardWorkingCopy(
                      new DiscardWorkingCopy(ports.posts(), ports.clock()), views(ports))),
          authenticated(
              "publishPost",
              "POST /posts/{postId}/publish",
              ports ->
                  PostEndpoints.publishPost(
                      new PublishPost(ports.posts(), ports.clock()), views(ports))),
          authenticated(
              "unpublishPost",
              "POST /posts/{postId}/unpublish",
              ports ->
                  PostEndpoints.unpublishPost(
                      new UnpublishPost(ports.posts(), ports.clock()), views(ports))),
          authenticated(
              "restorePost",
              "POST /posts/{postId}/restore",
              ports ->
                  PostEndpoints.restorePost(
                      new RestorePost(ports.posts(), ports.clock()), views(ports))),
          authenticated(
              "schedulePost",
              "PUT /posts/{postId}/schedule",
              ports ->
                  PostEndpoints.schedulePost(
                      new SchedulePost(ports.posts(), ports.clock()), views(ports))),
          authenticated(
              "unschedulePost",
              "DELETE /posts/{postId}/schedule",
              ports ->
                  PostEndpoints.unschedulePost(
                      new UnschedulePost(ports.posts(), ports.clock()), views(ports))),
          authenticated(
              "listRevisions",
              "GET /posts/{postId}/revisions",
              ports ->
                  RevisionEndpoints.listRevisions(
                      new ReadRevisions(ports.posts(), ports.revisions()), cursors(ports))),
          authenticated(
              "getRevision",
              "GET /posts/{postId}/revisions/{version}",
              ports ->
                  RevisionEndpoints.getRevision(
                      new ReadRevisions(ports.posts(), ports.revisions()), views(ports))),
          authenticated(
              "restoreRevision",
              "POST /posts/{postId}/revisions/{version}/restore",
              ports ->
                  RevisionEndpoints.restoreRevision(
                      new RestoreRevision(
                          ports.posts(), ports.revisions(), ports.bodyRenderer(), ports.clock()),
                      views(ports))),
          authenticated(
              "listPostAudit",
              "GET /posts/{postId}/audit",
              ports ->
                  AuditEndpoints.listPostAudit(
                      new ReadAuditTrail(ports.auditTrail(), ports.posts()), cursors(ports))),
          authenticated(
              "listAudit",
              "GET /audit",
              ports ->
                  AuditEndpoints.listAudit(
                      new ReadAuditTrail(ports.auditTrail(), ports.posts()), cursors(ports))),
          anonymous(
              "listTags",
              "GET /tags",
              ports ->
                  PublishedPostEndpoints.listTags(new ListTags(ports.tagCounts()), cursors(ports))),
          anonymous("getHealth", "GET /health", _ -> PublishedPostEndpoints.getHealth()),
          authenticated(
              "getMe",
              "GET /me",
              ports -> UserEndpoints.getMe(new ReadProfile(ports.users(), ports.clock()))),
          authenticated(
              "editMe",
              "PATCH /me",
              ports ->
                  UserEndpoints.editMe(
                      new EditProfile(ports.users(), ports.mediaLibrary(), ports.clock()))),
          authenticated(
              "listMyPosts",
              "GET /me/posts",
              ports -> PostEndpoints.listMyPosts(new ListPosts(ports.posts()), cursors(ports))),
          authenticated(
              "listMyNotifications",
              "GET /me/notifications",
              ports ->
                  NotificationEndpoints.listMyNotifications(
                      new ReadNotifications(ports.notifications()), cursors(ports))),
          authenticated(
              "readNotification",
              "POST /me/notifications/{notificationId}/read",
              ports ->
                  NotificationEndpoints.readNotification(
                      new MarkNotificationRead(ports.notifications(), ports.clock()))),
          authenticated(
              "listDrafts",
              "GET /drafts",
              ports -> PostEndpoints.listDrafts(new ListPosts(ports.posts()), cursors(ports))),
          anonymous(
              "getUser",
              "GET /users/{userId}",
              ports -> UserEndpoints.getUser(new ReadProfile(ports.users(), ports.clock()))),
          authenticated(
              "changeRole",
              "PUT /users/{userId}/role",
              ports ->
                  UserEndpoints.changeRole(
                      new ChangeRole(ports.users(), ports.accounts(), ports.clock()))),
          authenticated(
              "requestUpload",
              "POST /media",
              ports ->
                  MediaEndpoints.requestUpload(
                      new RequestUpload(
                          ports.mediaLibrary(), ports.mediaStore(), ports.ids(), ports.clock()))),
          anonymous(
              "getMedia",
              "GET /media/{mediaId}",
              ports ->
                  MediaEndpoints.getMedia(new ReadMedia(ports.mediaLibrary()), mediaViews(ports))),
          anonymous(
              "getMediaContent",
              "GET /media/{mediaId}/content",
              ports ->
                  MediaEndpoints.getMediaContent(
                      new ResolveMediaUrl(
                          ports.mediaLibrary(), ports.mediaStore(), ports.clock()))),
          authenticated(
              "listMyMedia",
              "GET /me/media",
              ports ->
                  MediaEndpoints.listMyMedia(
                      new ReadMedia(ports.mediaLibrary()), cursors(ports), mediaViews(ports))),
          authenticated(
              "getMyMedia",
              "GET /me/media/{mediaId}",
              ports ->
                  MediaEndpoints.getMyMedia(
                      new ReadMedia(ports.mediaLibrary()), mediaViews(ports))),
          authenticated(
              "editMedia",
              "PATCH /media/{mediaId}",
              ports ->
                  MediaEndpoints.editMedia(
                      new EditAltText(ports.mediaLibrary(), ports.clock()), mediaViews(ports))),
          authenticated(
              "deleteMedia",
              "DELETE /media/{mediaId}",
              ports ->
                  MediaEndpoints.deleteMedia(
                      new DeleteMedia(ports.mediaLibrary(), ports.mediaStore(), ports.clock()))));

  private Operations() {}

  /**
   * Returns the operation with an id.
   *
   * @throws IllegalArgumentException if no operation has the id
   */
  public static Operation byId(String id) {
    return ALL.find(operation -> operation.id().equals(id))
        .getOrElseThrow(() -> new IllegalArgumentException("Unknown operation: " + id));
  }

  private static PostViews views(Ports ports) {
    return new PostViews(ports.bodyRenderer());
  }

  private static Cursors cursors(Ports ports) {
    return new Cursors(ports.cursorKey());
  }

  private static MediaViews mediaViews(Ports ports) {
    return new MediaViews(ports.apiUrl().toString(), ports.clock());
  }
}
