package dev.blogify.application.media;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.domain.media.MediaId;

/** The medium that a command changes, the version that it expects, and its context. */
public record MediaTarget(
    MediaId mediaId, ExpectedVersion expectedVersion, CommandContext context) {}
