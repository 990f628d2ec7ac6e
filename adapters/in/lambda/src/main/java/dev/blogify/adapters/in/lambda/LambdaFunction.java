package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * The deployment of one operation, subscription or job as a Lambda function.
 *
 * @param name the id of the operation, subscription or job; the value of {@link #ID_VARIABLE}
 * @param memoryMb the share of a CPU is in proportion to it
 * @param environmentVariables the variables that describe resources; the function needs all of them
 */
public record LambdaFunction(
    String name,
    Trigger trigger,
    int memoryMb,
    Duration timeout,
    Seq<String> environmentVariables,
    Seq<Grant> grants) {
  /** The environment variable from which a handler reads the name of its function. */
  public static final String ID_VARIABLE = Environment.FUNCTION_ID;

  /** What invokes a function, with the handler class for it. */
  public enum Trigger {
    API(ApiHandler.class, ApiHandler::new),
    COGNITO(CognitoHandler.class, CognitoHandler::new),
    QUEUE(QueueHandler.class, QueueHandler::new),
    REDRIVE(RedriveHandler.class, RedriveHandler::new),
    SCHEDULE(ScheduleHandler.class, ScheduleHandler::new),
    STREAM(StreamHandler.class, StreamHandler::new);

    private final Class<? extends RequestStreamHandler> handlerClass;
    private final Function<Map<String, String>, RequestStreamHandler> factory;

    Trigger(
        Class<? extends RequestStreamHandler> handlerClass,
        Function<Map<String, String>, RequestStreamHandler> factory) {
      this.handlerClass = handlerClass;
      this.factory = factory;
    }
  }

  /** The class that Lambda instantiates. */
  public Class<? extends RequestStreamHandler> handlerClass() {
    return trigger.handlerClass;
  }

  /**
   * Starts the function in this process.
   *
   * @param variables values of {@link #environmentVariables}, and of those that Lambda sets
   */
  public RequestStreamHandler start(Map<String, String> variables) {
    return trigger.factory.apply(LinkedHashMap.ofAll(variables).put(ID_VARIABLE, name).toJavaMap());
  }

  LambdaFunction withVariables(String... variables) {
    return new LambdaFunction(
        name,
        trigger,
        memoryMb,
        timeout,
        environmentVariables.appendAll(List.of(variables)).distinct(),
        grants);
  }

  LambdaFunction withTimeout(Duration otherTimeout) {
    return new LambdaFunction(name, trigger, memoryMb, otherTimeout, environmentVariables, grants);
  }
}
