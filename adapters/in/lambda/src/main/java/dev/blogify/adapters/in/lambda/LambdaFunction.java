package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * A function as it must be deployed, and started.
 *
 * @param name that of the operation, for functions that answer one
 * @param handlerClass what Lambda makes an instance of
 * @param factory the same with the variables given instead of the process's
 * @param memoryMb with which the share of a CPU comes
 * @param environmentVariables the variables that it needs, besides Lambda's own
 */
public record LambdaFunction(
    String name,
    Class<? extends RequestStreamHandler> handlerClass,
    Function<Map<String, String>, RequestStreamHandler> factory,
    int memoryMb,
    Duration timeout,
    Seq<String> environmentVariables,
    Seq<Grant> grants) {

  LambdaFunction withVariables(Seq<String> variables) {
    return new LambdaFunction(
        name,
        handlerClass,
        factory,
        memoryMb,
        timeout,
        environmentVariables.appendAll(variables),
        grants);
  }

  LambdaFunction withVariables(String... variables) {
    return withVariables(List.of(variables));
  }

  LambdaFunction withGrants(Grant... more) {
    return new LambdaFunction(
        name,
        handlerClass,
        factory,
        memoryMb,
        timeout,
        environmentVariables,
        grants.appendAll(List.of(more)));
  }

  LambdaFunction withTimeout(Duration otherTimeout) {
    return new LambdaFunction(
        name, handlerClass, factory, memoryMb, otherTimeout, environmentVariables, grants);
  }
}
