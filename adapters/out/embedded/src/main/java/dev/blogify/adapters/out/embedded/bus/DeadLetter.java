package dev.blogify.adapters.out.embedded.bus;

import java.time.Instant;

/**
 * What a consumer failed on for the last time.
 *
 * @param reason the last fault
 * @param body the entry that it was handed
 */
public record DeadLetter(
    long id, String queue, String body, int receiveCount, String reason, Instant deadLetteredAt) {}
