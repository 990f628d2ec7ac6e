package dev.blogify.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.consumers.StreamRecords;
import dev.blogify.application.event.EventBus;
import dev.blogify.application.event.ParkedEntries;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.event.RedriveEvents;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.inject.Singleton;

/** Invoked by hand, with any event, by whoever has seen to what was wrong. */
public final class RedriveEventsFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public RedriveEventsFunction() {
    this(Lambda.environment());
  }

  public RedriveEventsFunction(Map<String, String> environment) {
    handler = Primed.start("redriveEvents", environment, RedriveEventsFunction::redrive);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  private static Handler redrive(AwsModule aws) {
    return DaggerRedriveEventsFunction_Wiring.builder().awsModule(aws).build().redrive();
  }

  @Module
  interface Operation {
    @Provides
    static Redrive redrive(
        EventBus bus, ParkedEntries parked, InstantSource clock, RandomGenerator random) {
      var publishEvents = new PublishEvents(bus, parked, clock, random, TimeLeft::pause);
      return new Redrive(
          new RedriveEvents(parked, publishEvents, StreamRecords::again, clock), clock);
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    Redrive redrive();
  }
}
