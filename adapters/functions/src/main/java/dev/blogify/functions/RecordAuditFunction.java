package dev.blogify.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.adapters.consumers.AuditConsumer;
import dev.blogify.adapters.consumers.Subscriptions;
import dev.blogify.application.audit.AuditTrail;
import dev.blogify.application.audit.RecordAudit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import javax.inject.Singleton;

public final class RecordAuditFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public RecordAuditFunction() {
    this(Lambda.environment());
  }

  public RecordAuditFunction(Map<String, String> environment) {
    handler =
        QueueFunction.start(
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
      return new AuditConsumer(new RecordAudit(trail));
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    AuditConsumer consumer();
  }
}
