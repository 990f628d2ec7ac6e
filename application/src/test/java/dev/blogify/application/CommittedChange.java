package dev.blogify.application;

/** What an in-memory store was given and took, for tests to look at. */
public record CommittedChange<T>(T change, CommandContext context) {}
