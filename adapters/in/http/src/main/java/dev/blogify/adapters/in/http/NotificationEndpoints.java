package dev.blogify.adapters.in.http;

import dev.blogify.adapters.in.http.json.JsonWriter;
import dev.blogify.adapters.in.http.json.Timestamps;
import dev.blogify.adapters.in.http.query.Cursors;
import dev.blogify.application.notification.MarkNotificationRead;
import dev.blogify.application.notification.ReadNotifications;
import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.NotificationId;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;

/** One's own inbox. */
public final class NotificationEndpoints {
  private NotificationEndpoints() {}

  public static Endpoint listMyNotifications(ReadNotifications useCase, Cursors cursors) {
    return OperationPipeline.authenticated(
        PageQuery.PARAMETERS,
        (request, caller) ->
            Problems.fromValidation(PageQuery.parse(cursors, request))
                .map(listing ->
                    listing.toResponse(
                        useCase.handle(caller.person().id(), listing.pageRequest()),
                        NotificationEndpoints::writeNotification)));
  }

  public static Endpoint readNotification(MarkNotificationRead useCase) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .noBody()
            .flatMap(_ ->
                NotificationId.parse(request.pathParameter("notificationId"))
                    .flatMap(id -> useCase.handle(caller.person().id(), id))
                    .toEither(Problems::notFound))
            .map(read -> ApiResponse.json(200, view -> writeNotification(view, read))));
  }

  private static void writeNotification(JsonWriter view, Notification notification) {
    var notice = notification.content().flatten();
    view.put("notificationId", notification.id().toString())
        .put("type", notice.type())
        .put("postId", notice.postId().map(PostId::toString))
        .put("mediaId", notice.mediaId().map(MediaId::toString))
        .put("reason", notice.reason())
        .put("actorId", notification.actor().userId().map(UserId::value))
        .put("createdAt", notification.occurredAt())
        .put("readAt", notification.readAt().map(Timestamps::format));
  }
}
