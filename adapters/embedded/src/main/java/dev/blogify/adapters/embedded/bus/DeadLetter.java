package dev.blogify.adapters.embedded.bus;

import java.time.Instant;

/**
 * What a consumer failed on for the last time.
 *
 * @param reason the last fault
 * @param body the entry that it was handed
 */
public record DeadLetter(
    long id, String queue, String body, int receives, String reason, Instant diedAt) {}
