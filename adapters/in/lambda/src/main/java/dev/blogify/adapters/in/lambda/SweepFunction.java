package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.in.consumers.MinuteJobs;
import dev.blogify.application.media.ExpireUploads;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.post.PublishDuePosts;
import dev.blogify.application.post.PurgeTrash;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import javax.inject.Singleton;

public final class SweepFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public SweepFunction() {
    this(LambdaBootstrap.initialize());
  }

  public SweepFunction(Map<String, String> environment) {
    handler = SnapStartHandler.create("sweep", environment, SweepFunction::schedule);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  private static LambdaEventHandler schedule(AwsModule aws) {
    var tick = DaggerSweepFunction_Wiring.builder().awsModule(aws).build().tick();
    return new ScheduleHandler(
        "sweep",
        (correlationId, ages) ->
            tick.run(correlationId, age -> ages.recordAge("pendingMediaAge", age)));
  }

  @Module
  interface Operation {
    @Provides
    static MinuteJobs tick(Posts posts, MediaLibrary media, MediaStore store, InstantSource clock) {
      return new MinuteJobs(
          new PublishDuePosts(posts, clock),
          new PurgeTrash(posts, clock),
          new ExpireUploads(media, store, clock));
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    MinuteJobs tick();
  }
}
