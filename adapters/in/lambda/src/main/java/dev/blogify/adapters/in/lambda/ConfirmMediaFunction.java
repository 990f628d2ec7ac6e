package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.in.consumers.MediaConfirmationConsumer;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.out.media.HeaderMediaInspector;
import dev.blogify.application.media.ConfirmMedia;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import javax.inject.Singleton;

public final class ConfirmMediaFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public ConfirmMediaFunction() {
    this(LambdaBootstrap.initialize());
  }

  public ConfirmMediaFunction(Map<String, String> environment) {
    handler =
        QueueHandler.create(
            Subscriptions.MEDIA_CONFIRMATION,
            environment,
            aws -> DaggerConfirmMediaFunction_Wiring.builder().awsModule(aws).build().consumer());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  @Module
  interface Operation {
    @Provides
    static MediaConfirmationConsumer consumer(
        MediaLibrary library, MediaStore store, InstantSource clock) {
      return new MediaConfirmationConsumer(
          new ConfirmMedia(library, store, new HeaderMediaInspector(), clock));
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    MediaConfirmationConsumer consumer();
  }
}
