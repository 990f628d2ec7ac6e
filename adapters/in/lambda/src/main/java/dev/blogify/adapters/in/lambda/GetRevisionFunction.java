package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.in.http.Endpoint;
import dev.blogify.adapters.in.http.HttpModule;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Revisions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import javax.inject.Singleton;

public final class GetRevisionFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public GetRevisionFunction() {
    this(LambdaBootstrap.initialize());
  }

  public GetRevisionFunction(Map<String, String> environment) {
    handler = ApiHandler.create("getRevision", environment, GetRevisionFunction::endpoint);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  private static Endpoint endpoint(AwsModule aws) {
    return DaggerGetRevisionFunction_Wiring.builder().awsModule(aws).build().endpoint();
  }

  @Module
  interface Operation {
    @Provides
    static Endpoint endpoint(Posts posts, Revisions revisions) {
      return HttpModule.getRevision(posts, revisions);
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    Endpoint endpoint();
  }
}
