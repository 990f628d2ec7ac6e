package dev.blogify.adapters.in.http;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import dev.blogify.adapters.in.http.query.Cursors;
import dev.blogify.application.IdGenerator;
import dev.blogify.application.audit.ReadAuditTrail;
import dev.blogify.application.media.DeleteMedia;
import dev.blogify.application.media.EditAltText;
import dev.blogify.application.media.ReadMedia;
import dev.blogify.application.media.RequestUpload;
import dev.blogify.application.media.ResolveMediaUrl;
import dev.blogify.application.notification.MarkNotificationRead;
import dev.blogify.application.notification.ReadNotifications;
import dev.blogify.application.ports.Accounts;
import dev.blogify.application.ports.AuditTrail;
import dev.blogify.application.ports.Feeds;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.Notifications;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Revisions;
import dev.blogify.application.ports.TagCounts;
import dev.blogify.application.ports.Users;
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
import java.time.InstantSource;

/**
 * The endpoint of each operation, by its id. A composition root binds the ports, {@link Cursors}
 * and {@link MediaUrls}, and takes a {@code Map<String, Provider<Endpoint>>}: what is not asked for
 * is not built, so one platform may hold all of them and a function just its own.
 */
@Module
public interface HttpModule {
  @Provides
  @IntoMap
  @StringKey("createPost")
  static Endpoint createPost(
      Posts posts, MediaLibrary media, IdGenerator ids, InstantSource clock) {
    return PostEndpoints.createPost(new CreatePost(posts, media, ids, clock));
  }

  @Provides
  @IntoMap
  @StringKey("getDraft")
  static Endpoint getDraft(Posts posts) {
    return PostEndpoints.getDraft(new ReadDraft(posts));
  }

  @Provides
  @IntoMap
  @StringKey("editPost")
  static Endpoint editPost(Posts posts, MediaLibrary media, InstantSource clock) {
    return PostEndpoints.editPost(new EditPost(posts, media, clock));
  }

  @Provides
  @IntoMap
  @StringKey("trashPost")
  static Endpoint trashPost(Posts posts, InstantSource clock) {
    return PostEndpoints.trashPost(new TrashPost(posts, clock));
  }

  @Provides
  @IntoMap
  @StringKey("discardWorkingCopy")
  static Endpoint discardWorkingCopy(Posts posts, InstantSource clock) {
    return PostEndpoints.discardWorkingCopy(new DiscardWorkingCopy(posts, clock));
  }

  @Provides
  @IntoMap
  @StringKey("publishPost")
  static Endpoint publishPost(Posts posts, InstantSource clock) {
    return PostEndpoints.publishPost(new PublishPost(posts, clock));
  }

  @Provides
  @IntoMap
  @StringKey("unpublishPost")
  static Endpoint unpublishPost(Posts posts, InstantSource clock) {
    return PostEndpoints.unpublishPost(new UnpublishPost(posts, clock));
  }

  @Provides
  @IntoMap
  @StringKey("restorePost")
  static Endpoint restorePost(Posts posts, InstantSource clock) {
    return PostEndpoints.restorePost(new RestorePost(posts, clock));
  }

  @Provides
  @IntoMap
  @StringKey("schedulePost")
  static Endpoint schedulePost(Posts posts, InstantSource clock) {
    return PostEndpoints.schedulePost(new SchedulePost(posts, clock));
  }

  @Provides
  @IntoMap
  @StringKey("unschedulePost")
  static Endpoint unschedulePost(Posts posts, InstantSource clock) {
    return PostEndpoints.unschedulePost(new UnschedulePost(posts, clock));
  }

  @Provides
  @IntoMap
  @StringKey("listMyPosts")
  static Endpoint listMyPosts(Posts posts, Cursors cursors) {
    return PostEndpoints.listMyPosts(new ListPosts(posts), cursors);
  }

  @Provides
  @IntoMap
  @StringKey("listDrafts")
  static Endpoint listDrafts(Posts posts, Cursors cursors) {
    return PostEndpoints.listDrafts(new ListPosts(posts), cursors);
  }

  @Provides
  @IntoMap
  @StringKey("listRevisions")
  static Endpoint listRevisions(Posts posts, Revisions revisions, Cursors cursors) {
    return RevisionEndpoints.listRevisions(new ReadRevisions(posts, revisions), cursors);
  }

  @Provides
  @IntoMap
  @StringKey("getRevision")
  static Endpoint getRevision(Posts posts, Revisions revisions) {
    return RevisionEndpoints.getRevision(new ReadRevisions(posts, revisions));
  }

  @Provides
  @IntoMap
  @StringKey("restoreRevision")
  static Endpoint restoreRevision(Posts posts, Revisions revisions, InstantSource clock) {
    return RevisionEndpoints.restoreRevision(new RestoreRevision(posts, revisions, clock));
  }

  @Provides
  @IntoMap
  @StringKey("listPostAudit")
  static Endpoint listPostAudit(AuditTrail trail, Posts posts, Cursors cursors) {
    return AuditEndpoints.listPostAudit(new ReadAuditTrail(trail, posts), cursors);
  }

  @Provides
  @IntoMap
  @StringKey("listAudit")
  static Endpoint listAudit(AuditTrail trail, Posts posts, Cursors cursors) {
    return AuditEndpoints.listAudit(new ReadAuditTrail(trail, posts), cursors);
  }

  @Provides
  @IntoMap
  @StringKey("listMyNotifications")
  static Endpoint listMyNotifications(Notifications notifications, Cursors cursors) {
    return NotificationEndpoints.listMyNotifications(new ReadNotifications(notifications), cursors);
  }

  @Provides
  @IntoMap
  @StringKey("readNotification")
  static Endpoint readNotification(Notifications notifications, InstantSource clock) {
    return NotificationEndpoints.readNotification(new MarkNotificationRead(notifications, clock));
  }

  @Provides
  @IntoMap
  @StringKey("listPosts")
  static Endpoint listPosts(Feeds feeds, Cursors cursors) {
    return PublishedPostEndpoints.listPosts(new ListPublishedPosts(feeds), cursors);
  }

  @Provides
  @IntoMap
  @StringKey("getPost")
  static Endpoint getPost(Posts posts) {
    return PublishedPostEndpoints.getPost(new ReadPublishedPost(posts));
  }

  @Provides
  @IntoMap
  @StringKey("getPostBySlug")
  static Endpoint getPostBySlug(Posts posts) {
    return PublishedPostEndpoints.getPostBySlug(new ReadPublishedPost(posts));
  }

  @Provides
  @IntoMap
  @StringKey("listTags")
  static Endpoint listTags(TagCounts counts, Cursors cursors) {
    return PublishedPostEndpoints.listTags(new ListTags(counts), cursors);
  }

  @Provides
  @IntoMap
  @StringKey("getHealth")
  static Endpoint getHealth() {
    return PublishedPostEndpoints.getHealth();
  }

  @Provides
  @IntoMap
  @StringKey("getMe")
  static Endpoint getMe(Users users, InstantSource clock) {
    return UserEndpoints.getMe(new ReadProfile(users, clock));
  }

  @Provides
  @IntoMap
  @StringKey("editMe")
  static Endpoint editMe(Users users, MediaLibrary media, InstantSource clock) {
    return UserEndpoints.editMe(new EditProfile(users, media, clock));
  }

  @Provides
  @IntoMap
  @StringKey("getUser")
  static Endpoint getUser(Users users, InstantSource clock) {
    return UserEndpoints.getUser(new ReadProfile(users, clock));
  }

  @Provides
  @IntoMap
  @StringKey("changeRole")
  static Endpoint changeRole(Users users, Accounts accounts, InstantSource clock) {
    return UserEndpoints.changeRole(new ChangeRole(users, accounts, clock));
  }

  @Provides
  @IntoMap
  @StringKey("requestUpload")
  static Endpoint requestUpload(
      MediaLibrary media, MediaStore store, IdGenerator ids, InstantSource clock) {
    return MediaEndpoints.requestUpload(new RequestUpload(media, store, ids, clock));
  }

  @Provides
  @IntoMap
  @StringKey("getMedia")
  static Endpoint getMedia(MediaLibrary media, MediaUrls urls, InstantSource clock) {
    return MediaEndpoints.getMedia(new ReadMedia(media), urls, clock);
  }

  @Provides
  @IntoMap
  @StringKey("getMediaContent")
  static Endpoint getMediaContent(MediaLibrary media, MediaStore store, InstantSource clock) {
    return MediaEndpoints.getMediaContent(new ResolveMediaUrl(media, store, clock));
  }

  @Provides
  @IntoMap
  @StringKey("listMyMedia")
  static Endpoint listMyMedia(
      MediaLibrary media, Cursors cursors, MediaUrls urls, InstantSource clock) {
    return MediaEndpoints.listMyMedia(new ReadMedia(media), cursors, urls, clock);
  }

  @Provides
  @IntoMap
  @StringKey("getMyMedia")
  static Endpoint getMyMedia(MediaLibrary media, MediaUrls urls, InstantSource clock) {
    return MediaEndpoints.getMyMedia(new ReadMedia(media), urls, clock);
  }

  @Provides
  @IntoMap
  @StringKey("editMedia")
  static Endpoint editMedia(MediaLibrary media, MediaUrls urls, InstantSource clock) {
    return MediaEndpoints.editMedia(new EditAltText(media, clock), urls, clock);
  }

  @Provides
  @IntoMap
  @StringKey("deleteMedia")
  static Endpoint deleteMedia(MediaLibrary media, MediaStore store, InstantSource clock) {
    return MediaEndpoints.deleteMedia(new DeleteMedia(media, store, clock));
  }
}
