package dev.blogify.adapters.in.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.JniHelper;
import dev.blogify.adapters.in.lambda.logging.Invocation;
import dev.blogify.adapters.json.JsonObject;
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

/** Primes all functions through the hook that Lambda calls before a snapshot. */
final class PrimingTest {
  /** Linux only, because Lambda's hooks need a native library. */
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
  void aStatusThatDiffersFromTheRecordingStopsTheSnapshot() {
    var recording = new RecordedInvocation(Instant.EPOCH, "{}", List.empty(), Option.some(404));

    assertThatThrownBy(() ->
            ReplayRuntime.replay(recording, environment(), _ -> (_, _, _, _) -> Option.some(200)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The recorded status is Some(404)");
  }

  @Test
  void anUnusedRecordedResponseStopsTheSnapshot() {
    var call =
        new RecordedInvocation.RecordedResponse(
            "DynamoDB_20120810.GetItem", 200, "application/json", HashMap.empty(), "{}", false);
    var recording = new RecordedInvocation(Instant.EPOCH, "{}", List.of(call), Option.none());

    assertThatThrownBy(() ->
            ReplayRuntime.replay(recording, environment(), _ -> (_, _, _, _) -> Option.none()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("unused recorded responses")
        .hasMessageContaining("GetItem");
  }

  private static Environment environment() {
    return new Environment(java.util.Map.of());
  }

  /** The caller must keep the function, because CRaC holds its resources by weak references. */
  private static RequestStreamHandler start(LambdaFunction function) {
    return function.start(FakeDeployment.environment(function).toJavaMap());
  }

  private static Tuple2<String, String> handled(String line) {
    var json = JsonObject.parse(line);
    assertThat(json.text("requestId")).isEqualTo(Invocation.PRIMING_REQUEST_ID);
    return pair(
        json.text("function"),
        Option.when(json.contains("status"), () -> (int) json.number("status")));
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

  /** The JDK selects a proxy for every connection. */
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
