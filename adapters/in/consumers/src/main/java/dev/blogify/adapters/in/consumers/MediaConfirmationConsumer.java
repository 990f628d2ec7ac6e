package dev.blogify.adapters.in.consumers;

import dev.blogify.application.CommandContext;
import dev.blogify.application.media.ConfirmMedia;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.media.MediaRefusal.InvalidState;
import dev.blogify.domain.media.MediaRefusal.MediaNotFound;
import dev.blogify.domain.media.MediaRefusal.NotAllowed;
import dev.blogify.domain.media.MediaRefusal.NotUploaded;
import dev.blogify.domain.media.MediaRefusal.TooLarge;
import dev.blogify.domain.media.MediaRefusal.VersionConflict;
import java.util.regex.Pattern;

/** Confirms an upload when S3 tells of it ("Object Created"). */
public final class MediaConfirmationConsumer implements MessageConsumer {
  /** Of an upload, as EventBridge tells it: not encoded, unlike in S3's own notifications. */
  private static final Pattern PENDING_KEY = Pattern.compile("pending/(?:.*/)?([^/]+)");

  private final ConfirmMedia confirmMedia;

  public MediaConfirmationConsumer(ConfirmMedia confirmMedia) {
    this.confirmMedia = confirmMedia;
  }

  /** A key under which no medium can lie is nobody's upload. */
  @Override
  public void handle(EventBridgeMessage delivery) {
    var key = PENDING_KEY.matcher(delivery.detail().object("object").text("key"));
    if (key.matches()) {
      MediaId.parse(key.group(1)).forEach(id -> confirm(id, delivery));
    }
  }

  private void confirm(MediaId id, EventBridgeMessage delivery) {
    var cause = new CommandContext(Actor.SYSTEM, delivery.correlationId(), delivery.traceParent());
    confirmMedia
        .handle(new ConfirmMedia.Command(id, cause))
        .peekLeft(refusal -> throwIfRetryable(id, refusal));
  }

  /** What was confirmed, deleted or never announced stays as it is; a lost race is run again. */
  private static void throwIfRetryable(MediaId id, MediaRefusal refusal) {
    switch (refusal) {
      case MediaNotFound _, InvalidState _, NotUploaded _ -> {}
      case VersionConflict _, NotAllowed _, TooLarge _ ->
          throw new IllegalStateException("Media %s: %s".formatted(id, refusal));
    }
  }
}
