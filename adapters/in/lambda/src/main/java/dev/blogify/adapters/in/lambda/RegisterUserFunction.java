package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dev.blogify.application.ports.Users;
import dev.blogify.application.user.RegisterUser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import javax.inject.Singleton;

public final class RegisterUserFunction implements RequestStreamHandler {
  private final RequestStreamHandler handler;

  public RegisterUserFunction() {
    this(LambdaBootstrap.initialize());
  }

  public RegisterUserFunction(Map<String, String> environment) {
    handler = SnapStartHandler.create("registerUser", environment, RegisterUserFunction::trigger);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    handler.handleRequest(in, out, context);
  }

  private static LambdaEventHandler trigger(AwsModule aws) {
    return new CognitoHandler(
        DaggerRegisterUserFunction_Wiring.builder().awsModule(aws).build().registerUser());
  }

  @Module
  interface Operation {
    @Provides
    static RegisterUser registerUser(Users users, InstantSource clock) {
      return new RegisterUser(users, clock);
    }
  }

  @Singleton
  @Component(modules = {AwsModule.class, Operation.class})
  interface Wiring {
    RegisterUser registerUser();
  }
}
