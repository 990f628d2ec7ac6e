package dev.blogify.adapters.out.embedded.bus;

import java.time.Instant;

/**
 * A message that a consumer failed to process the maximum number of times.
 *
 * @param body the JSON of the EventBridge event
 * @param reason the last fault
 */
public record DeadLetter(
    long id, String queue, String body, int receiveCount, String reason, Instant deadLetteredAt) {}
