package dev.blogify.adapters.in.consumers;

import dev.blogify.application.ports.Ports;
import java.time.Duration;
import java.util.function.Function;

/**
 * The schedule of a job, which runs at least once per interval.
 *
 * @param name the name of the schedule in EventBridge Scheduler
 * @param expression the EventBridge Scheduler expression, such as {@code rate(1 minute)}, in UTC
 * @param interval the equivalent interval for a platform without EventBridge Scheduler
 * @param jobId the id of the job, which is also the id of its Lambda function
 * @param job a factory that creates the job from the ports of a platform
 */
public record Schedule(
    String name, String expression, Duration interval, String jobId, Function<Ports, Job> job) {}
