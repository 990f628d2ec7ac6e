package dev.blogify.adapters.in.http;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.Timestamps;
import dev.blogify.application.notification.MarkNotificationRead;
import dev.blogify.application.notification.ReadNotifications;
import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.NotificationId;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;

/** The endpoints for the caller's notifications. */
final class NotificationEndpoints {
  private NotificationEndpoints() {}

  static Endpoint listMyNotifications(ReadNotifications useCase, Cursors cursors) {
    return OperationPipeline.authenticated(
        PageQuery.PARAMETERS,
        (request, caller) ->
            PageQuery.parse(cursors, request)
                .map(query ->
                    query.toResponse(
                        useCase.handle(caller.person().id(), query.pageRequest()),
                        NotificationEndpoints::viewNotification)));
  }

  static Endpoint readNotification(MarkNotificationRead useCase) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .noBody()
            .flatMap(_ ->
                NotificationId.parse(request.pathParameter("notificationId"))
                    .flatMap(id -> useCase.handle(caller.person().id(), id))
                    .toEither(Problem::notFound))
            .map(read -> ApiResponse.json(200, viewNotification(read))));
  }

  private static JsonObject viewNotification(Notification notification) {
    var content = notification.content().flatten();
    return JsonObject.EMPTY
        .with("notificationId", notification.id().toString())
        .with("type", content.type())
        .withNullable("postId", content.postId().map(PostId::toString))
        .withNullable("mediaId", content.mediaId().map(MediaId::toString))
        .withNullable("reason", content.reason())
        .withNullable("actorId", notification.actor().userId().map(UserId::value))
        .with("createdAt", notification.occurredAt())
        .withNullable("readAt", notification.readAt().map(Timestamps::format));
  }
}
