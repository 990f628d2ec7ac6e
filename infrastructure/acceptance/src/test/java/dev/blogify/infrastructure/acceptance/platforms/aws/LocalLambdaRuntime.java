package dev.blogify.infrastructure.acceptance.platforms.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.in.lambda.LambdaFunction;
import dev.blogify.infrastructure.acceptance.iam.AwsCallLog;
import dev.blogify.infrastructure.local.gateway.LocalApiGateway.FunctionInvoker;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** All deployed functions, each initialized once with the variables that it declares. */
record LocalLambdaRuntime(Map<String, RequestStreamHandler> byName, AwsCallLog calls)
    implements FunctionInvoker {
  /**
   * Initializes all functions.
   *
   * @param variables the values of the variables that functions declare
   * @param commonVariables the variables that Lambda sets for all functions
   * @param calls records the AWS calls of the functions
   */
  static LocalLambdaRuntime start(
      Seq<LambdaFunction> functions,
      Map<String, String> variables,
      Map<String, String> commonVariables,
      AwsCallLog calls) {
    return new LocalLambdaRuntime(
        functions.toMap(
            LambdaFunction::name,
            function ->
                function.start(
                    variables
                        .filterKeys(function.environmentVariables()::contains)
                        .merge(commonVariables)
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
