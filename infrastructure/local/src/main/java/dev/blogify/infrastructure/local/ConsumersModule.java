package dev.blogify.infrastructure.local;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import dev.blogify.adapters.in.consumers.AuditConsumer;
import dev.blogify.adapters.in.consumers.MediaConfirmationConsumer;
import dev.blogify.adapters.in.consumers.MessageConsumer;
import dev.blogify.adapters.in.consumers.NotificationConsumer;
import dev.blogify.adapters.in.consumers.TagCountConsumer;
import dev.blogify.application.audit.RecordAuditEntry;
import dev.blogify.application.media.ConfirmMedia;
import dev.blogify.application.notification.NotifyOwner;
import dev.blogify.application.ports.AuditTrail;
import dev.blogify.application.ports.Notifications;
import dev.blogify.application.ports.TagCounts;
import dev.blogify.application.post.CountTags;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;

/** The consumer of each subscription, by its name. */
@Module
interface ConsumersModule {
  Logger ANNOUNCEMENTS = System.getLogger("dev.blogify.announcements");

  @Provides
  @IntoMap
  @StringKey("recordAudit")
  static MessageConsumer recordAudit(AuditTrail trail) {
    return new AuditConsumer(new RecordAuditEntry(trail));
  }

  @Provides
  @IntoMap
  @StringKey("notifyOwner")
  static MessageConsumer notifyOwner(Notifications notifications, InstantSource clock) {
    return new NotificationConsumer(new NotifyOwner(notifications, clock));
  }

  @Provides
  @IntoMap
  @StringKey("countTags")
  static MessageConsumer countTags(TagCounts counts) {
    return new TagCountConsumer(new CountTags(counts));
  }

  @Provides
  @IntoMap
  @StringKey("confirmMedia")
  static MessageConsumer confirmMedia(ConfirmMedia confirmMedia) {
    return new MediaConfirmationConsumer(confirmMedia);
  }

  /** Where AWS has a topic that people subscribe to, there is a line in the log. */
  @Provides
  @IntoMap
  @StringKey("announce")
  static MessageConsumer announce() {
    return delivery ->
        ANNOUNCEMENTS.log(
            Level.INFO, () -> delivery.detailType() + " " + delivery.detail().text("subject"));
  }
}
