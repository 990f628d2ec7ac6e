package dev.blogify.adapters.in.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.in.lambda.logging.Invocation;
import dev.blogify.adapters.in.lambda.logging.InvocationRunner;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.Ports;
import dev.blogify.application.user.RegisterUser;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.control.Option;

/**
 * Registers a user whom Cognito has confirmed. The response is the unchanged event, because Cognito
 * requires it (AWS: post confirmation Lambda trigger).
 */
public record CognitoHandler(RequestStreamHandler function) implements LambdaHandler {
  /** The trigger source of a sign-up, as opposed to a password reset. */
  private static final String SIGN_UP_TRIGGER = "PostConfirmation_ConfirmSignUp";

  public CognitoHandler() {
    this(FunctionProcess.start(CognitoHandler::eventHandler));
  }

  static LambdaEventHandler eventHandler(String id, Ports ports) {
    var registerUser = new RegisterUser(ports.users(), ports.clock());
    var invocations = new InvocationRunner();
    return (in, out, requestId, _) -> {
      var json = in.readAllBytes();
      var event = JsonObject.parse(new String(json, UTF_8));
      return invocations.run(
          Invocation.withoutTrace(id, requestId, event.text("triggerSource")),
          _ -> {
            if (event.text("triggerSource").equals(SIGN_UP_TRIGGER)) {
              register(event, requestId, registerUser);
            }
            out.write(json);
            return Option.none();
          });
    };
  }

  private static void register(JsonObject event, String requestId, RegisterUser registerUser) {
    var attributes = event.object("request").object("userAttributes");
    var user = new UserId(attributes.text("sub"));
    var name =
        attributes
            .optionalText("name")
            .flatMap(text -> DisplayName.parse(text).toOption())
            .getOrElse(() -> DisplayName.fromUsername(event.text("userName")));
    var context = new CommandContext(Actor.SYSTEM, requestId, Option.none());
    registerUser
        .handle(new RegisterUser.Command(user, name, context))
        .getOrElseThrow(refusal -> new IllegalStateException(refusal.toString()));
  }
}
