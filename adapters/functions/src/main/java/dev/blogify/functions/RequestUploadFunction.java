package dev.blogify.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.http.Endpoint;
import dev.blogify.adapters.http.HttpModule;
import dev.blogify.application.Ids;
import dev.blogify.application.media.MediaLibrary;
import dev.blogify.application.media.MediaStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import javax.inject.Singleton;

public final class RequestUploadFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public RequestUploadFunction() {
    this(Lambda.environment());
  }

  public RequestUploadFunction(Map<String, String> environment) {
    handler = HttpFunction.start("requestUpload", environment, RequestUploadFunction::endpoint);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  private static Endpoint endpoint(AwsModule aws) {
    return DaggerRequestUploadFunction_Wiring.builder().awsModule(aws).build().endpoint();
  }

  @Module
  interface Operation {
    @Provides
    static Endpoint endpoint(MediaLibrary media, MediaStore store, Ids ids, InstantSource clock) {
      return HttpModule.requestUpload(media, store, ids, clock);
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    Endpoint endpoint();
  }
}
