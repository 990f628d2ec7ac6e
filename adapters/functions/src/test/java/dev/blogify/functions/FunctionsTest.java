package dev.blogify.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.consumers.Subscription;
import dev.blogify.adapters.consumers.Subscription.Target.Queue;
import dev.blogify.adapters.consumers.Subscriptions;
import dev.blogify.adapters.http.Route;
import dev.blogify.adapters.http.Routes;
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

final class FunctionsTest {
  private static final Seq<String> WITHOUT_A_ROUTE =
      List.of("registerUser", "publishEvents", "redriveEvents");

  @Test
  void everyRouteEveryQueueAndEveryScheduleHasOneFunctionAndFewOthersDo() {
    assertThat(Functions.ALL.map(LambdaFunction::name))
        .containsExactlyInAnyOrderElementsOf(
            Routes.ALL
                .map(Route::operationId)
                .appendAll(queues().map(Subscription::name))
                .appendAll(Schedules.ALL.map(Schedule::function))
                .appendAll(WITHOUT_A_ROUTE));
  }

  /** A message is hidden for six times as long; by then its function must have given up. */
  @Test
  void aFunctionBehindAQueueHasTheTimeThatTheQueueGives() {
    for (var subscription : queues()) {
      var function = Functions.ALL.find(each -> each.name().equals(subscription.name())).get();
      assertThat(subscription.target())
          .isInstanceOfSatisfying(
              Queue.class, queue -> assertThat(function.timeout()).isEqualTo(queue.timeout()));
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionIsCalledLikeItsClassAndMadeInBothWays(LambdaFunction function) throws Exception {
    var handler = function.handler();

    assertThat(handler.getSimpleName()).isEqualToIgnoringCase(function.name() + "Function");
    assertThat(handler.getConstructor().getParameterCount()).isZero();
    assertThat(handler.getConstructor(Map.class).getParameterCount()).isOne();
    assertThat(start(function)).isExactlyInstanceOf(handler);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionNeedsEachOfItsVariablesAndNamesTheOneThatIsMissing(LambdaFunction function) {
    for (var key : function.environment()) {
      var without = Deployment.environment(function).remove(key).toJavaMap();
      assertThatThrownBy(() -> function.start().apply(without))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(key + " is missing from the function's environment");
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionNamesTheVariableThatIsMalformedAndDoesNotRepeatIt(LambdaFunction function) {
    for (var key : function.environment()) {
      var malformed = Deployment.environment(function).put(key, "no such thing/").toJavaMap();
      assertThatThrownBy(() -> function.start().apply(malformed))
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
            new Invoked("request-1"));

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
            Functions.ALL
                .filter(function ->
                    function
                        .grants()
                        .flatMap(Grant::actions)
                        .exists(action -> action.startsWith("events:")))
                .map(LambdaFunction::name))
        .containsExactlyInAnyOrder("publishEvents", "redriveEvents");
  }

  static Stream<LambdaFunction> functions() {
    return Functions.ALL.toJavaStream();
  }

  private static RequestStreamHandler start(LambdaFunction function) {
    return function.start().apply(Deployment.environment(function).toJavaMap());
  }
}
