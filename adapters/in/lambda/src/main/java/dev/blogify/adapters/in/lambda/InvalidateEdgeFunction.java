package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.in.consumers.InvalidationConsumer;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.application.ports.EdgeCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import javax.inject.Singleton;

public final class InvalidateEdgeFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public InvalidateEdgeFunction() {
    this(LambdaBootstrap.initialize());
  }

  public InvalidateEdgeFunction(Map<String, String> environment) {
    handler =
        QueueHandler.create(
            Subscriptions.EDGE_INVALIDATION,
            environment,
            aws -> DaggerInvalidateEdgeFunction_Wiring.builder().awsModule(aws).build().consumer());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  @Module
  interface Operation {
    @Provides
    static InvalidationConsumer consumer(EdgeCache cache) {
      return new InvalidationConsumer(cache);
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    InvalidationConsumer consumer();
  }
}
