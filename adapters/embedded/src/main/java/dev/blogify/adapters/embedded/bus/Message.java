package dev.blogify.adapters.embedded.bus;

/**
 * What a queue hands out.
 *
 * @param receives how often, this time included
 */
record Message(long id, String body, int receives) {}
