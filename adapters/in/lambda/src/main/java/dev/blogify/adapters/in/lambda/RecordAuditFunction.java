package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.in.consumers.AuditConsumer;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.application.audit.RecordAuditEntry;
import dev.blogify.application.ports.AuditTrail;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import javax.inject.Singleton;

public final class RecordAuditFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public RecordAuditFunction() {
    this(LambdaBootstrap.initialize());
  }

  public RecordAuditFunction(Map<String, String> environment) {
    handler =
        QueueHandler.create(
            Subscriptions.AUDIT,
            environment,
            aws -> DaggerRecordAuditFunction_Wiring.builder().awsModule(aws).build().consumer());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  @Module
  interface Operation {
    @Provides
    static AuditConsumer consumer(AuditTrail trail) {
      return new AuditConsumer(new RecordAuditEntry(trail));
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    AuditConsumer consumer();
  }
}
