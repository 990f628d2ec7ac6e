package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.in.http.Endpoint;
import dev.blogify.adapters.in.http.HttpModule;
import dev.blogify.adapters.in.http.query.Cursors;
import dev.blogify.application.ports.TagCounts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import javax.inject.Singleton;

public final class ListTagsFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public ListTagsFunction() {
    this(LambdaBootstrap.initialize());
  }

  public ListTagsFunction(Map<String, String> environment) {
    handler = ApiHandler.create("listTags", environment, ListTagsFunction::endpoint);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  private static Endpoint endpoint(AwsModule aws) {
    return DaggerListTagsFunction_Wiring.builder().awsModule(aws).build().endpoint();
  }

  @Module
  interface Operation {
    @Provides
    static Endpoint endpoint(TagCounts counts, Cursors cursors) {
      return HttpModule.listTags(counts, cursors);
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    Endpoint endpoint();
  }
}
