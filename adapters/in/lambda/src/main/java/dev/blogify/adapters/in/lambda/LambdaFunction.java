package dev.blogify.adapters.in.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.application.ports.Ports;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.Map;

/**
 * The deployment of one operation, subscription or job as a Lambda function.
 *
 * @param name the id of the operation, subscription or job; the value of {@link #ID_VARIABLE}
 * @param memoryMb the memory in MB; Lambda allocates CPU in proportion
 * @param environmentVariables the variables that identify resources; all are required
 */
public record LambdaFunction(
    String name,
    Trigger trigger,
    int memoryMb,
    Duration timeout,
    Seq<String> environmentVariables,
    Seq<Grant> grants) {
  /** The environment variable from which a handler reads the name of its function. */
  public static final String ID_VARIABLE = Environment.Variable.FUNCTION_ID.name();

  /** The event source of a function, with its handler class. */
  public enum Trigger {
    API(ApiHandler.class),
    COGNITO(CognitoHandler.class),
    QUEUE(QueueHandler.class),
    REDRIVE(RedriveHandler.class),
    SCHEDULE(ScheduleHandler.class),
    STREAM(StreamHandler.class);

    private final Class<? extends RequestStreamHandler> handlerClass;

    Trigger(Class<? extends RequestStreamHandler> handlerClass) {
      this.handlerClass = handlerClass;
    }

    LambdaEventHandler eventHandler(String id, Ports ports) {
      return switch (this) {
        case API -> ApiHandler.eventHandler(id, ports);
        case COGNITO -> CognitoHandler.eventHandler(id, ports);
        case QUEUE -> QueueHandler.eventHandler(id, ports);
        case REDRIVE -> RedriveHandler.eventHandler(id, ports);
        case SCHEDULE -> ScheduleHandler.eventHandler(id, ports);
        case STREAM -> StreamHandler.eventHandler(id, ports);
      };
    }
  }

  /** The class that Lambda instantiates. */
  public Class<? extends RequestStreamHandler> handlerClass() {
    return trigger.handlerClass;
  }

  /**
   * Starts the function in this process.
   *
   * @param variables the values of {@link #environmentVariables} and of the variables that Lambda
   *     sets
   */
  public RequestStreamHandler start(Map<String, String> variables) {
    return FunctionProcess.start(
        LinkedHashMap.ofAll(variables).put(ID_VARIABLE, name).toJavaMap(), trigger::eventHandler);
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
