package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.in.consumers.StreamRecordMapper;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.event.RedriveEvents;
import dev.blogify.application.ports.EventBus;
import dev.blogify.application.ports.OutboxDeadLetters;
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
    this(LambdaBootstrap.initialize());
  }

  public RedriveEventsFunction(Map<String, String> environment) {
    handler = SnapStartHandler.create("redriveEvents", environment, RedriveEventsFunction::redrive);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  private static LambdaEventHandler redrive(AwsModule aws) {
    return DaggerRedriveEventsFunction_Wiring.builder().awsModule(aws).build().redrive();
  }

  @Module
  interface Operation {
    @Provides
    static RedriveHandler redrive(
        EventBus bus, OutboxDeadLetters parked, InstantSource clock, RandomGenerator random) {
      var publishEvents = new PublishEvents(bus, parked, clock, random, Deadline::sleep);
      return new RedriveHandler(
          new RedriveEvents(parked, publishEvents, StreamRecordMapper::reparse, clock), clock);
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    RedriveHandler redrive();
  }
}
