package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.in.consumers.DailyJobs;
import dev.blogify.adapters.out.media.HeaderMediaInspector;
import dev.blogify.application.media.ReconcileMedia;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import javax.inject.Singleton;

public final class ReconcileMediaFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public ReconcileMediaFunction() {
    this(LambdaBootstrap.initialize());
  }

  public ReconcileMediaFunction(Map<String, String> environment) {
    handler =
        SnapStartHandler.create("reconcileMedia", environment, ReconcileMediaFunction::schedule);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  private static LambdaEventHandler schedule(AwsModule aws) {
    var tick = DaggerReconcileMediaFunction_Wiring.builder().awsModule(aws).build().tick();
    return new ScheduleHandler("reconcileMedia", tick::run);
  }

  @Module
  interface Operation {
    @Provides
    static DailyJobs tick(MediaLibrary media, MediaStore store, InstantSource clock) {
      return new DailyJobs(new ReconcileMedia(media, store, new HeaderMediaInspector(), clock));
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    DailyJobs tick();
  }
}
