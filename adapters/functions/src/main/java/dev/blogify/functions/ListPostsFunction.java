package dev.blogify.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.http.Cursors;
import dev.blogify.adapters.http.Endpoint;
import dev.blogify.adapters.http.HttpModule;
import dev.blogify.application.post.Feeds;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import javax.inject.Singleton;

public final class ListPostsFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public ListPostsFunction() {
    this(Lambda.environment());
  }

  public ListPostsFunction(Map<String, String> environment) {
    handler = HttpFunction.start("listPosts", environment, ListPostsFunction::endpoint);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  private static Endpoint endpoint(AwsModule aws) {
    return DaggerListPostsFunction_Wiring.builder().awsModule(aws).build().endpoint();
  }

  @Module
  interface Operation {
    @Provides
    static Endpoint endpoint(Feeds feeds, Cursors cursors) {
      return HttpModule.listPosts(feeds, cursors);
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    Endpoint endpoint();
  }
}
