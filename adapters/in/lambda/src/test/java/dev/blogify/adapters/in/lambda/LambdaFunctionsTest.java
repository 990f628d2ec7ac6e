package dev.blogify.adapters.in.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.in.consumers.Schedule;
import dev.blogify.adapters.in.consumers.Schedules;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

final class LambdaFunctionsTest {
  private static final Seq<String> OTHER_FUNCTIONS =
      List.of("registerUser", "publishEvents", "redriveEvents");

  @Test
  void everyOperationQueueAndScheduleHasOneFunction() {
    assertThat(LambdaFunctions.ALL.map(LambdaFunction::name))
        .containsExactlyInAnyOrderElementsOf(
            Operations.ALL
                .map(Operation::id)
                .appendAll(queues().map(Subscription::name))
                .appendAll(Schedules.ALL.map(Schedule::jobId))
                .appendAll(OTHER_FUNCTIONS));
  }

  /** The visibility timeout of a queue is a multiple of the timeout of its function. */
  @Test
  void theFunctionOfAQueueHasTheTimeoutOfTheQueue() {
    for (var subscription : queues()) {
      assertThat(LambdaFunctions.byName(subscription.name()).timeout())
          .isEqualTo(Subscriptions.queueOf(subscription.name()).timeout());
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void lambdaCanInstantiateTheHandlerOfAFunction(LambdaFunction function) throws Exception {
    var handler = function.handlerClass();

    assertThat(handler.getSimpleName()).isEqualToIgnoringCase(function.trigger() + "Handler");
    assertThat(handler.getConstructor().getParameterCount()).isZero();
    assertThat(LambdaHandler.class).isAssignableFrom(handler);
  }

  @Test
  void aHandlerRequiresTheIdOfItsFunction() {
    assertThatThrownBy(() -> FunctionProcess.start(Map.of(), ApiHandler::eventHandler))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("FUNCTION_ID is missing from the function's environment");
    assertThatThrownBy(() ->
            FunctionProcess.start(
                Map.of("FUNCTION_ID", "noSuchOperation"), ApiHandler::eventHandler))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown operation: noSuchOperation");
  }

  /** A client that no grant needs would only lengthen the start. */
  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionBuildsOneClientPerServiceThatItIsGranted(LambdaFunction function) {
    var services =
        function
            .grants()
            .flatMap(Grant::actions)
            .map(action -> action.substring(0, action.indexOf(':')))
            .distinct();
    var runtime = new CountingRuntime();
    var ports =
        AwsPorts.create(new Environment(FakeDeployment.environment(function).toJavaMap()), runtime);

    assertThat(function.trigger().eventHandler(function.name(), ports)).isNotNull();

    assertThat(runtime.clients).isEqualTo(services.size());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aMissingVariableStopsTheStartAndIsNamed(LambdaFunction function) {
    for (var key : function.environmentVariables()) {
      var without = FakeDeployment.environment(function).remove(key).toJavaMap();
      assertThatThrownBy(() -> function.start(without))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(key + " is missing from the function's environment");
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aMalformedVariableStopsTheStartAndIsNamedWithoutItsValue(LambdaFunction function) {
    for (var key : function.environmentVariables()) {
      var malformed = FakeDeployment.environment(function).put(key, "no such thing/").toJavaMap();
      assertThatThrownBy(() -> function.start(malformed))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(key + " is malformed in the function's environment");
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void aKeepAliveEventHasNoResponse(LambdaFunction function) throws IOException {
    var response = new ByteArrayOutputStream();

    start(function)
        .handleRequest(
            new ByteArrayInputStream("{\"keepAlive\": true}".getBytes(UTF_8)),
            response,
            new FakeLambdaContext("request-1"));

    assertThat(response.size()).isZero();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theTimeoutOfACallIsBelowThatOfTheFunction(LambdaFunction function) {
    assertThat(AwsModule.CALL_TIMEOUT).isLessThan(function.timeout());
  }

  private static Seq<Subscription> queues() {
    return Subscriptions.ALL.filter(each -> each.target() instanceof Queue);
  }

  /** IAM denies publishing to every other function (EVT-1). */
  @Test
  void onlyTheOutboxRelayAndTheRedriveMayPutEvents() {
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
    return function.start(FakeDeployment.environment(function).toJavaMap());
  }

  /** Counts the HTTP clients, of which each client of an AWS service has one. */
  private static final class CountingRuntime implements RuntimeServices {
    private int clients;

    @Override
    public SdkHttpClient httpClient(Duration readTimeout) {
      clients++;
      return UrlConnectionHttpClient.create();
    }

    @Override
    public AwsCredentialsProvider credentials() {
      return AnonymousCredentialsProvider.create();
    }

    @Override
    public InstantSource clock() {
      return InstantSource.fixed(Instant.EPOCH);
    }

    @Override
    public RandomGenerator random() {
      return () -> 0;
    }
  }
}
