package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.in.consumers.NotificationConsumer;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.application.notification.NotifyOwner;
import dev.blogify.application.ports.Notifications;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import javax.inject.Singleton;

public final class NotifyOwnerFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public NotifyOwnerFunction() {
    this(LambdaBootstrap.initialize());
  }

  public NotifyOwnerFunction(Map<String, String> environment) {
    handler =
        QueueHandler.create(
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
