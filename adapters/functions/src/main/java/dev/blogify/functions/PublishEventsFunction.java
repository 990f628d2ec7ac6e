package dev.blogify.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.application.event.EventBus;
import dev.blogify.application.event.ParkedEntries;
import dev.blogify.application.event.PublishEvents;
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
    this(Lambda.environment());
  }

  public PublishEventsFunction(Map<String, String> environment) {
    handler = Primed.start("publishEvents", environment, PublishEventsFunction::publisher);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  private static Handler publisher(AwsModule aws) {
    return DaggerPublishEventsFunction_Wiring.builder().awsModule(aws).build().publisher();
  }

  @Module
  interface Operation {
    @Provides
    static StreamPublisher publisher(
        EventBus bus, ParkedEntries parked, InstantSource clock, RandomGenerator random) {
      return new StreamPublisher(
          new PublishEvents(bus, parked, clock, random, TimeLeft::pause), clock);
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    StreamPublisher publisher();
  }
}
