package dev.blogify.local;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import dev.blogify.adapters.consumers.AuditConsumer;
import dev.blogify.adapters.consumers.Consumer;
import dev.blogify.adapters.consumers.MediaConfirmationConsumer;
import dev.blogify.adapters.consumers.NotificationConsumer;
import dev.blogify.adapters.consumers.TagCountConsumer;
import dev.blogify.application.audit.AuditTrail;
import dev.blogify.application.audit.RecordAudit;
import dev.blogify.application.media.ConfirmMedia;
import dev.blogify.application.notification.Notifications;
import dev.blogify.application.notification.NotifyOwner;
import dev.blogify.application.post.CountTags;
import dev.blogify.application.post.TagCounts;
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
  static Consumer recordAudit(AuditTrail trail) {
    return new AuditConsumer(new RecordAudit(trail));
  }

  @Provides
  @IntoMap
  @StringKey("notifyOwner")
  static Consumer notifyOwner(Notifications notifications, InstantSource clock) {
    return new NotificationConsumer(new NotifyOwner(notifications, clock));
  }

  @Provides
  @IntoMap
  @StringKey("countTags")
  static Consumer countTags(TagCounts counts) {
    return new TagCountConsumer(new CountTags(counts));
  }

  @Provides
  @IntoMap
  @StringKey("confirmMedia")
  static Consumer confirmMedia(ConfirmMedia confirmMedia) {
    return new MediaConfirmationConsumer(confirmMedia);
  }

  /** Where AWS has a topic that people subscribe to, there is a line in the log. */
  @Provides
  @IntoMap
  @StringKey("announce")
  static Consumer announce() {
    return delivery ->
        ANNOUNCEMENTS.log(
            Level.INFO, () -> delivery.detailType() + " " + delivery.detail().text("subject"));
  }
}
