package dev.blogify.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.http.Route;
import dev.blogify.adapters.http.Routes;
import io.vavr.collection.Seq;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FunctionsTest {
  private static final String TRIGGER = "registerUser";
  private static final Seq<String> SCHEDULED = Schedules.ALL.map(Schedule::function);

  @Test
  void everyRouteHasOneFunctionAndEveryFunctionHasARouteOrATriggerOrASchedule() {
    assertThat(Functions.ALL.map(LambdaFunction::name))
        .containsExactlyInAnyOrderElementsOf(
            Routes.ALL.map(Route::operationId).append(TRIGGER).appendAll(SCHEDULED));
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
  void noCallLastsAsLongAsTheFunctionMay(LambdaFunction function) {
    assertThat(AwsModule.CALL).isLessThan(function.timeout());
  }

  static Stream<LambdaFunction> functions() {
    return Functions.ALL.toJavaStream();
  }

  private static RequestStreamHandler start(LambdaFunction function) {
    return function.start().apply(Deployment.environment(function).toJavaMap());
  }
}
