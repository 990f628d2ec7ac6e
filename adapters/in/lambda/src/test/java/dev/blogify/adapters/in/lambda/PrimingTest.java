package dev.blogify.adapters.in.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.JniHelper;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What happens before a snapshot, through Lambda's own hooks. */
final class PrimingTest {
  /** On Linux alone, for Lambda's hooks need its native library. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void everyFunctionHandlesAWholeEventWithoutCredentialsAndNetwork() throws Exception {
    var network = ProxySelector.getDefault();
    var logged = LogCapture.start(Level.INFO);
    JniHelper.load();
    ProxySelector.setDefault(new NoNetwork());
    try {
      var started = LambdaFunctions.ALL.toLinkedMap(LambdaFunction::name, PrimingTest::start);

      Core.getGlobalContext().beforeCheckpoint(Core.getGlobalContext());

      assertThat(logged.lines().map(PrimingTest::handled).toSortedMap(each -> each))
          .isEqualTo(started.map((name, _) -> recorded(name)).toSortedMap(each -> each));
    } finally {
      ProxySelector.setDefault(network);
      logged.close();
    }
  }

  @Test
  void anotherAnswerThanOnTapeStopsTheSnapshot() {
    var tape = new RecordedInvocation(Instant.EPOCH, "{}", List.empty(), Option.some(404));

    assertThatThrownBy(
            () -> ReplayRuntime.replay(tape, environment(), _ -> (_, _, _) -> Option.some(200)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("On tape the answer was Some(404)");
  }

  @Test
  void aCallThatIsNoLongerMadeStopsTheSnapshot() {
    var call =
        new RecordedInvocation.RecordedResponse(
            "DynamoDB_20120810.GetItem", 200, "application/json", HashMap.empty(), "{}", false);
    var tape = new RecordedInvocation(Instant.EPOCH, "{}", List.of(call), Option.none());

    assertThatThrownBy(
            () -> ReplayRuntime.replay(tape, environment(), _ -> (_, _, _) -> Option.none()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not asked for")
        .hasMessageContaining("GetItem");
  }

  private static Environment environment() {
    return new Environment(java.util.Map.of());
  }

  /** Each is kept, for the hooks of what is not are gone. */
  private static RequestStreamHandler start(LambdaFunction function) {
    return function.factory().apply(FakeDeployment.environment(function).toJavaMap());
  }

  private static Tuple2<String, String> handled(String line) {
    try {
      var json = StrictJsonObject.parse(line);
      assertThat(json.text("requestId")).isEqualTo(Invocation.PRIMING_REQUEST_ID);
      return pair(
          json.text("function"), Option.when(json.has("status"), () -> json.number("status")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Tuple2<String, String> recorded(String function) {
    try {
      return pair(function, RecordedInvocation.load(function).status());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Tuple2<String, String> pair(String function, Option<Integer> status) {
    return new Tuple2<>(function, status.toString());
  }

  /** Every connection of the JDK asks which proxy to take. */
  private static final class NoNetwork extends ProxySelector {
    @Override
    public java.util.List<Proxy> select(URI uri) {
      throw new IllegalStateException("Priming connects to " + uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
