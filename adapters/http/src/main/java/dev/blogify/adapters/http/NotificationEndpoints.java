package dev.blogify.adapters.http;

import dev.blogify.application.notification.MarkNotificationRead;
import dev.blogify.application.notification.Notification;
import dev.blogify.application.notification.NotificationId;
import dev.blogify.application.notification.ReadNotifications;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;

/** One's own inbox. */
public final class NotificationEndpoints {
  private NotificationEndpoints() {}

  public static Endpoint listMyNotifications(ReadNotifications useCase, Cursors cursors) {
    return Exchange.signedIn(
        Listing.PARAMETERS,
        (request, caller) ->
            Problems.read(Listing.read(cursors, request))
                .map(listing ->
                    listing.answer(
                        useCase.handle(caller.person().id(), listing.page()),
                        NotificationEndpoints::notification)));
  }

  public static Endpoint readNotification(MarkNotificationRead useCase) {
    return Exchange.signedIn((request, caller) ->
        request
            .nothing()
            .flatMap(_ ->
                NotificationId.parse(request.path("notificationId"))
                    .flatMap(id -> useCase.handle(caller.person().id(), id))
                    .toEither(Problems::notFound))
            .map(read -> Answer.json(200, view -> notification(view, read))));
  }

  private static void notification(Members view, Notification notification) {
    var notice = notification.notice().plain();
    view.put("notificationId", notification.id().toString())
        .put("type", notice.type())
        .put("postId", notice.post().map(PostId::toString))
        .put("mediaId", notice.media().map(MediaId::toString))
        .put("reason", notice.reason())
        .put("actorId", notification.actor().person().map(UserId::value))
        .put("createdAt", notification.at())
        .put("readAt", notification.readAt().map(Timestamps::format));
  }
}
