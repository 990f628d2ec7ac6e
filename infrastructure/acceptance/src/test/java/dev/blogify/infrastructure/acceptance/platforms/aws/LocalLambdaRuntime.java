package dev.blogify.infrastructure.acceptance.platforms.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.in.lambda.LambdaFunction;
import dev.blogify.infrastructure.acceptance.iam.AwsCallLog;
import dev.blogify.infrastructure.local.gateway.FunctionInvoker;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Every function that is deployed, started once, each with the variables that it names. */
record LocalLambdaRuntime(Map<String, RequestStreamHandler> byName, AwsCallLog calls)
    implements FunctionInvoker {
  /**
   * Starts all.
   *
   * @param variables what a deployment gives, to those who name it
   * @param everywhere what Lambda itself gives to all
   * @param calls is told what functions ask of AWS
   */
  static LocalLambdaRuntime start(
      Seq<LambdaFunction> functions,
      Map<String, String> variables,
      Map<String, String> everywhere,
      AwsCallLog calls) {
    return new LocalLambdaRuntime(
        functions.toMap(
            LambdaFunction::name,
            function ->
                function.start(
                    variables
                        .filterKeys(function.environmentVariables()::contains)
                        .merge(everywhere)
                        .toJavaMap())),
        calls);
  }

  @Override
  public byte[] invoke(String name, byte[] event) {
    var out = new ByteArrayOutputStream();
    AwsCallRecorder.recordDuring(name, calls, () -> invoke(name, event, out));
    calls.recordResponse(name, out.toString(UTF_8));
    return out.toByteArray();
  }

  private void invoke(String name, byte[] event, OutputStream out) {
    try {
      byName
          .get(name)
          .get()
          .handleRequest(new ByteArrayInputStream(event), out, LambdaContext.forFunction(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
