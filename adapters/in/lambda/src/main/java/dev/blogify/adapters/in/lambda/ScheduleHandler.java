package dev.blogify.adapters.in.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.blogify.adapters.in.consumers.Job;
import dev.blogify.adapters.in.consumers.Schedules;
import dev.blogify.adapters.in.lambda.logging.Invocation;
import dev.blogify.adapters.in.lambda.logging.InvocationRunner;
import dev.blogify.application.ports.Ports;
import io.vavr.control.Option;

/** Runs one job. The event is ignored, because the current time determines which items are due. */
public record ScheduleHandler(RequestStreamHandler function) implements LambdaHandler {
  public ScheduleHandler() {
    this(FunctionProcess.start(ScheduleHandler::eventHandler));
  }

  static LambdaEventHandler eventHandler(String jobId, Ports ports) {
    return eventHandler(jobId, Schedules.byJobId(jobId).job().apply(ports));
  }

  static LambdaEventHandler eventHandler(String jobId, Job job) {
    var invocations = new InvocationRunner();
    return (_, out, requestId, _) ->
        invocations.run(
            Invocation.withoutTrace(jobId, requestId, "schedule"),
            metrics -> {
              job.run(requestId, metrics::recordAge);
              out.write("{}".getBytes(UTF_8));
              return Option.none();
            });
  }
}
