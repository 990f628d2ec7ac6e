package dev.blogify.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.consumers.DailyTick;
import dev.blogify.application.media.MediaLibrary;
import dev.blogify.application.media.MediaStore;
import dev.blogify.application.media.ReconcileMedia;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import javax.inject.Singleton;

public final class ReconcileMediaFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public ReconcileMediaFunction() {
    this(Lambda.environment());
  }

  public ReconcileMediaFunction(Map<String, String> environment) {
    handler = Primed.start("reconcileMedia", environment, ReconcileMediaFunction::schedule);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  private static Handler schedule(AwsModule aws) {
    var tick = DaggerReconcileMediaFunction_Wiring.builder().awsModule(aws).build().tick();
    return new Scheduled("reconcileMedia", tick::handle);
  }

  @Module
  interface Operation {
    @Provides
    static DailyTick tick(MediaLibrary media, MediaStore store, InstantSource clock) {
      return new DailyTick(new ReconcileMedia(media, store, clock));
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    DailyTick tick();
  }
}
