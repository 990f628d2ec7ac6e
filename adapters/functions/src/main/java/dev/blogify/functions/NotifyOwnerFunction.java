package dev.blogify.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.consumers.NotificationConsumer;
import dev.blogify.adapters.consumers.Subscriptions;
import dev.blogify.application.notification.Notifications;
import dev.blogify.application.notification.NotifyOwner;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import javax.inject.Singleton;

public final class NotifyOwnerFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public NotifyOwnerFunction() {
    this(Lambda.environment());
  }

  public NotifyOwnerFunction(Map<String, String> environment) {
    handler =
        QueueFunction.start(
            Subscriptions.NOTIFICATIONS,
            environment,
            aws -> DaggerNotifyOwnerFunction_Wiring.builder().awsModule(aws).build().consumer());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  @Module
  interface Operation {
    @Provides
    static NotificationConsumer consumer(Notifications notifications, InstantSource clock) {
      return new NotificationConsumer(new NotifyOwner(notifications, clock));
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    NotificationConsumer consumer();
  }
}
