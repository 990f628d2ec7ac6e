package dev.blogify.application;

/** A change that an in-memory store committed, with its context. */
public record CommittedChange<T>(T change, CommandContext context) {}
