package dev.blogify.adapters.in.consumers;

import dev.blogify.application.ports.Ports;
import java.time.Duration;
import java.util.function.Function;

/**
 * When a job runs: at least once per interval.
 *
 * @param name of the schedule in EventBridge Scheduler
 * @param expression in EventBridge Scheduler's notation, such as {@code rate(1 minute)}; in UTC
 * @param interval the same for a platform without EventBridge Scheduler
 * @param jobId names the Lambda function of the job
 * @param job makes the job of a platform from the ports that it needs
 */
public record Schedule(
    String name, String expression, Duration interval, String jobId, Function<Ports, Job> job) {}
