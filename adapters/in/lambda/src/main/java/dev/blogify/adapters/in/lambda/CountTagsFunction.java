package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.in.consumers.TagCountConsumer;
import dev.blogify.application.ports.TagCounts;
import dev.blogify.application.post.CountTags;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import javax.inject.Singleton;

public final class CountTagsFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public CountTagsFunction() {
    this(LambdaBootstrap.initialize());
  }

  public CountTagsFunction(Map<String, String> environment) {
    handler =
        QueueHandler.create(
            Subscriptions.TAG_COUNTS,
            environment,
            aws -> DaggerCountTagsFunction_Wiring.builder().awsModule(aws).build().consumer());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  @Module
  interface Operation {
    @Provides
    static TagCountConsumer consumer(TagCounts counts) {
      return new TagCountConsumer(new CountTags(counts));
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    TagCountConsumer consumer();
  }
}
