package dev.blogify.functions;

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
 * @param handler what Lambda makes an instance of
 * @param start the same with the variables given instead of the process's
 * @param memoryMb with which the share of a CPU comes
 * @param environment the variables that it needs, besides Lambda's own
 */
public record LambdaFunction(
    String name,
    Class<? extends RequestStreamHandler> handler,
    Function<Map<String, String>, RequestStreamHandler> start,
    int memoryMb,
    Duration timeout,
    Seq<String> environment,
    Seq<Grant> grants) {

  LambdaFunction with(Seq<String> variables) {
    return new LambdaFunction(
        name, handler, start, memoryMb, timeout, environment.appendAll(variables), grants);
  }

  LambdaFunction with(String... variables) {
    return with(List.of(variables));
  }

  LambdaFunction may(Grant... more) {
    return new LambdaFunction(
        name, handler, start, memoryMb, timeout, environment, grants.appendAll(List.of(more)));
  }

  LambdaFunction within(Duration otherTimeout) {
    return new LambdaFunction(name, handler, start, memoryMb, otherTimeout, environment, grants);
  }
}
