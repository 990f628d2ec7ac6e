package dev.blogify.local;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import dev.blogify.adapters.consumers.Consumer;
import dev.blogify.adapters.consumers.MediaConfirmationConsumer;
import dev.blogify.application.media.ConfirmMedia;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The consumer of each subscription, by its name. */
@Module
interface ConsumersModule {
  Logger ANNOUNCEMENTS = System.getLogger("dev.blogify.announcements");

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
            Level.INFO, () -> delivery.detailType() + " " + delivery.detail().json());
  }
}
