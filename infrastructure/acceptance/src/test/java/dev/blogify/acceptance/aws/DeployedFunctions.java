package dev.blogify.acceptance.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.acceptance.iam.Calls;
import dev.blogify.functions.LambdaFunction;
import dev.blogify.local.gateway.Functions;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Every function that is deployed, started once, each with the variables that it names. */
record DeployedFunctions(Map<String, RequestStreamHandler> byName, Calls calls)
    implements Functions {
  /**
   * Starts all.
   *
   * @param variables what a deployment gives, to those who name it
   * @param everywhere what Lambda itself gives to all
   * @param calls is told what functions ask of AWS
   */
  static DeployedFunctions start(
      Seq<LambdaFunction> functions,
      Map<String, String> variables,
      Map<String, String> everywhere,
      Calls calls) {
    return new DeployedFunctions(
        functions.toMap(
            LambdaFunction::name,
            function ->
                function
                    .start()
                    .apply(
                        variables
                            .filterKeys(function.environment()::contains)
                            .merge(everywhere)
                            .toJavaMap())),
        calls);
  }

  @Override
  public byte[] invoke(String name, byte[] event) {
    var out = new ByteArrayOutputStream();
    RecordedCalls.during(name, calls, () -> invoke(name, event, out));
    calls.answered(name, out.toString(UTF_8));
    return out.toByteArray();
  }

  private void invoke(String name, byte[] event, OutputStream out) {
    try {
      byName
          .get(name)
          .get()
          .handleRequest(new ByteArrayInputStream(event), out, Invocation.of(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
