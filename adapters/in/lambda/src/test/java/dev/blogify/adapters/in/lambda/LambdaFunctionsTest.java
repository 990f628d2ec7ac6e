package dev.blogify.adapters.in.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.adapters.in.consumers.Subscription.Target.Queue;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.in.http.Operation;
import dev.blogify.adapters.in.http.Operations;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LambdaFunctionsTest {
  private static final Seq<String> WITHOUT_OPERATION =
      List.of("registerUser", "publishEvents", "redriveEvents");

  @Test
  void everyRouteEveryQueueAndEveryScheduleHasOneFunctionAndFewOthersDo() {
    assertThat(LambdaFunctions.ALL.map(LambdaFunction::name))
        .containsExactlyInAnyOrderElementsOf(
            Operations.ALL
                .map(Operation::id)
                .appendAll(queues().map(Subscription::name))
                .appendAll(Schedules.ALL.map(Schedule::function))
                .appendAll(WITHOUT_OPERATION));
  }

  /** A message is hidden for six times as long; by then its function must have given up. */
  @Test
  void aFunctionBehindAQueueHasTheTimeThatTheQueueGives() {
    for (var subscription : queues()) {
      var function =
          LambdaFunctions.ALL.find(each -> each.name().equals(subscription.name())).get();
      assertThat(subscription.target())
          .isInstanceOfSatisfying(
              Queue.class, queue -> assertThat(function.timeout()).isEqualTo(queue.timeout()));
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionIsCalledLikeItsClassAndMadeInBothWays(LambdaFunction function) throws Exception {
    var handler = function.handlerClass();

    assertThat(handler.getSimpleName()).isEqualToIgnoringCase(function.name() + "Function");
    assertThat(handler.getConstructor().getParameterCount()).isZero();
    assertThat(handler.getConstructor(Map.class).getParameterCount()).isOne();
    assertThat(start(function)).isExactlyInstanceOf(handler);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionNeedsEachOfItsVariablesAndNamesTheOneThatIsMissing(LambdaFunction function) {
    for (var key : function.environmentVariables()) {
      var without = FakeDeployment.environment(function).remove(key).toJavaMap();
      assertThatThrownBy(() -> function.factory().apply(without))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(key + " is missing from the function's environment");
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionNamesTheVariableThatIsMalformedAndDoesNotRepeatIt(LambdaFunction function) {
    for (var key : function.environmentVariables()) {
      var malformed = FakeDeployment.environment(function).put(key, "no such thing/").toJavaMap();
      assertThatThrownBy(() -> function.factory().apply(malformed))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(key + " is malformed in the function's environment");
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionThatIsCalledToKeepItsSnapshotDoesNothing(LambdaFunction function)
      throws IOException {
    var answer = new ByteArrayOutputStream();

    start(function)
        .handleRequest(
            new ByteArrayInputStream("{\"keepAlive\": true}".getBytes(UTF_8)),
            answer,
            new FakeLambdaContext("request-1"));

    assertThat(answer.size()).isZero();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void noCallLastsAsLongAsTheFunctionMay(LambdaFunction function) {
    assertThat(AwsModule.CALL).isLessThan(function.timeout());
  }

  private static Seq<Subscription> queues() {
    return Subscriptions.ALL.filter(each -> each.target() instanceof Queue);
  }

  /** No other could publish, whatever its code does (EVT-1). */
  @Test
  void onlyThePublisherAndTheRedriveMayPutEvents() {
    assertThat(
            LambdaFunctions.ALL
                .filter(function ->
                    function
                        .grants()
                        .flatMap(Grant::actions)
                        .exists(action -> action.startsWith("events:")))
                .map(LambdaFunction::name))
        .containsExactlyInAnyOrder("publishEvents", "redriveEvents");
  }

  static Stream<LambdaFunction> functions() {
    return LambdaFunctions.ALL.toJavaStream();
  }

  private static RequestStreamHandler start(LambdaFunction function) {
    return function.factory().apply(FakeDeployment.environment(function).toJavaMap());
  }
}
