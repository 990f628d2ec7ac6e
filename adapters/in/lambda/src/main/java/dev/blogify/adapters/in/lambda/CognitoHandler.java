package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostConfirmationEvent;
import dev.blogify.application.CommandContext;
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

/** Cognito's trigger after a confirmation, which wants its event back unchanged. */
final class CognitoHandler implements LambdaEventHandler {
  /** The other one is a password that was forgotten. */
  private static final String SIGN_UP_TRIGGER = "PostConfirmation_ConfirmSignUp";

  private final RegisterUser registerUser;
  private final InvocationRunner invocations = new InvocationRunner();

  CognitoHandler(RegisterUser registerUser) {
    this.registerUser = registerUser;
  }

  @Override
  public Option<Integer> handle(InputStream in, OutputStream out, String requestId)
      throws IOException {
    var json = in.readAllBytes();
    var event = CognitoJson.readEvent(new ByteArrayInputStream(json));
    return invocations.run(
        new Invocation("registerUser", requestId, requestId, event.getTriggerSource()),
        () -> {
          if (event.getTriggerSource().equals(SIGN_UP_TRIGGER)) {
            register(event, requestId);
          }
          out.write(json);
          return Option.none();
        });
  }

  private void register(CognitoUserPoolPostConfirmationEvent event, String requestId) {
    var attributes = HashMap.ofAll(event.getRequest().getUserAttributes());
    var user = attributes.get("sub").map(UserId::new).get();
    var name =
        attributes
            .get("name")
            .flatMap(given -> DisplayName.parse(given).toOption())
            .getOrElse(() -> DisplayName.fromUsername(event.getUserName()));
    var cause = new CommandContext(Actor.SYSTEM, requestId, Option.none());
    registerUser
        .handle(new RegisterUser.Command(user, name, cause))
        .getOrElseThrow(refusal -> new IllegalStateException(refusal.toString()));
  }
}
