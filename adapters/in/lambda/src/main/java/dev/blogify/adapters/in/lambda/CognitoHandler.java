package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostConfirmationEvent;
import dev.blogify.adapters.in.lambda.logging.Invocation;
import dev.blogify.adapters.in.lambda.logging.InvocationRunner;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.Ports;
import dev.blogify.application.user.RegisterUser;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * Registers the user that Cognito has confirmed. The response is the unchanged event, as Cognito
 * requires (AWS: post confirmation Lambda trigger).
 */
public final class CognitoHandler implements RequestStreamHandler {
  /** The trigger source of a sign-up; the other one is a forgotten password. */
  private static final String SIGN_UP_TRIGGER = "PostConfirmation_ConfirmSignUp";

  private final RequestStreamHandler function;

  public CognitoHandler() {
    this(SnapStartHandler.initializeProcess());
  }

  public CognitoHandler(Map<String, String> variables) {
    function = SnapStartHandler.create(variables, CognitoHandler::eventHandler);
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    function.handleRequest(in, out, context);
  }

  static LambdaEventHandler eventHandler(String id, Ports ports) {
    var registerUser = new RegisterUser(ports.users(), ports.clock());
    var invocations = new InvocationRunner();
    return (in, out, requestId, _) -> {
      var json = in.readAllBytes();
      var event = CognitoJson.readEvent(new ByteArrayInputStream(json));
      return invocations.run(
          Invocation.withoutTrace(id, requestId, event.getTriggerSource()),
          _ -> {
            if (event.getTriggerSource().equals(SIGN_UP_TRIGGER)) {
              register(event, requestId, registerUser);
            }
            out.write(json);
            return Option.none();
          });
    };
  }

  private static void register(
      CognitoUserPoolPostConfirmationEvent event, String requestId, RegisterUser registerUser) {
    var attributes = HashMap.ofAll(event.getRequest().getUserAttributes());
    var user = attributes.get("sub").map(UserId::new).get();
    var name =
        attributes
            .get("name")
            .flatMap(text -> DisplayName.parse(text).toOption())
            .getOrElse(() -> DisplayName.fromUsername(event.getUserName()));
    var context = new CommandContext(Actor.SYSTEM, requestId, Option.none());
    registerUser
        .handle(new RegisterUser.Command(user, name, context))
        .getOrElseThrow(refusal -> new IllegalStateException(refusal.toString()));
  }
}
