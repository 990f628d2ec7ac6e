package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.in.http.Endpoint;
import dev.blogify.adapters.in.http.HttpModule;
import dev.blogify.adapters.in.http.MediaUrls;
import dev.blogify.application.ports.MediaLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import javax.inject.Singleton;

public final class GetMediaFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public GetMediaFunction() {
    this(LambdaBootstrap.initialize());
  }

  public GetMediaFunction(Map<String, String> environment) {
    handler = ApiHandler.create("getMedia", environment, GetMediaFunction::endpoint);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  private static Endpoint endpoint(AwsModule aws) {
    return DaggerGetMediaFunction_Wiring.builder().awsModule(aws).build().endpoint();
  }

  @Module
  interface Operation {
    @Provides
    static Endpoint endpoint(MediaLibrary media, MediaUrls urls, InstantSource clock) {
      return HttpModule.getMedia(media, urls, clock);
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    Endpoint endpoint();
  }
}
