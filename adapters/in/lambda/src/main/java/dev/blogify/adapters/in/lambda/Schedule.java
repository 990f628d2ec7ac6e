package dev.blogify.adapters.in.lambda;

/**
 * When a function is called without an event, by EventBridge Scheduler: at least once each time.
 *
 * @param name that of the schedule
 * @param expression as Scheduler writes it, such as {@code rate(1 minute)}; times are in UTC
 * @param function as {@link LambdaFunctions} calls it
 */
public record Schedule(String name, String expression, String function) {}
