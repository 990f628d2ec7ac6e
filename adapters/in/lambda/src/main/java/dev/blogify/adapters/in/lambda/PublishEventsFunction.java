package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.ports.EventBus;
import dev.blogify.application.ports.OutboxDeadLetters;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.inject.Singleton;

public final class PublishEventsFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public PublishEventsFunction() {
    this(LambdaBootstrap.initialize());
  }

  public PublishEventsFunction(Map<String, String> environment) {
    handler =
        SnapStartHandler.create("publishEvents", environment, PublishEventsFunction::publisher);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  private static LambdaEventHandler publisher(AwsModule aws) {
    return DaggerPublishEventsFunction_Wiring.builder().awsModule(aws).build().publisher();
  }

  @Module
  interface Operation {
    @Provides
    static StreamHandler publisher(
        EventBus bus, OutboxDeadLetters parked, InstantSource clock, RandomGenerator random) {
      return new StreamHandler(
          new PublishEvents(bus, parked, clock, random, Deadline::sleep), clock);
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    StreamHandler publisher();
  }
}
