package dev.blogify.adapters.consumers;

import dev.blogify.application.Cause;
import dev.blogify.application.media.ConfirmMedia;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.media.MediaRefusal.NoSuchMedia;
import dev.blogify.domain.media.MediaRefusal.NotAllowed;
import dev.blogify.domain.media.MediaRefusal.NotIn;
import dev.blogify.domain.media.MediaRefusal.NotUploaded;
import dev.blogify.domain.media.MediaRefusal.Stale;
import dev.blogify.domain.media.MediaRefusal.TooLarge;
import java.util.regex.Pattern;

/** Confirms an upload when S3 tells of it ("Object Created"). */
public final class MediaConfirmationConsumer implements Consumer {
  /** Of an upload, as EventBridge tells it: not encoded, unlike in S3's own notifications. */
  private static final Pattern KEY = Pattern.compile("pending/(?:.*/)?([^/]+)");

  private final ConfirmMedia confirmMedia;

  public MediaConfirmationConsumer(ConfirmMedia confirmMedia) {
    this.confirmMedia = confirmMedia;
  }

  /** A key under which no medium can lie is nobody's upload. */
  @Override
  public void handle(Delivery delivery) {
    var key = KEY.matcher(delivery.detail().object("object").text("key"));
    if (key.matches()) {
      MediaId.parse(key.group(1)).forEach(id -> confirm(id, delivery));
    }
  }

  private void confirm(MediaId id, Delivery delivery) {
    var cause = new Cause(Actor.SYSTEM, delivery.correlationId(), delivery.traceParent());
    confirmMedia
        .handle(new ConfirmMedia.Command(id, cause))
        .peekLeft(refusal -> settle(id, refusal));
  }

  /** What was confirmed, deleted or never announced stays as it is; a lost race is run again. */
  private static void settle(MediaId id, MediaRefusal refusal) {
    switch (refusal) {
      case NoSuchMedia _, NotIn _, NotUploaded _ -> {}
      case Stale _, NotAllowed _, TooLarge _ ->
          throw new IllegalStateException("Media %s: %s".formatted(id, refusal));
    }
  }
}
