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

/** Confirms an upload when S3 publishes the event "Object Created". */
public final class MediaConfirmationConsumer implements MessageConsumer {
  /** The object key of an upload. EventBridge events contain the key without URL encoding. */
  private static final Pattern PENDING_KEY = Pattern.compile("pending/(?:.*/)?([^/]+)");

  private final ConfirmMedia confirmMedia;

  public MediaConfirmationConsumer(ConfirmMedia confirmMedia) {
    this.confirmMedia = confirmMedia;
  }

  /** Ignores objects whose key does not identify an upload. */
  @Override
  public void handle(EventBridgeMessage message) {
    var key = PENDING_KEY.matcher(message.detail().object("object").text("key"));
    if (key.matches()) {
      MediaId.parse(key.group(1)).forEach(id -> confirm(id, message));
    }
  }

  private void confirm(MediaId id, EventBridgeMessage message) {
    var context = new CommandContext(Actor.SYSTEM, message.correlationId(), message.traceParent());
    confirmMedia
        .handle(new ConfirmMedia.Command(id, context))
        .peekLeft(refusal -> throwIfRetryable(id, refusal));
  }

  /**
   * Throws an exception, which causes a redelivery, unless the refusal means that there is nothing
   * to confirm.
   */
  private static void throwIfRetryable(MediaId id, MediaRefusal refusal) {
    switch (refusal) {
      case MediaNotFound _, InvalidState _, NotUploaded _ -> {}
      case VersionConflict _, NotAllowed _, TooLarge _ ->
          throw new IllegalStateException("Media %s was not confirmed: %s".formatted(id, refusal));
    }
  }
}
