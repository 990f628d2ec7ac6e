package dev.blogify.application.media;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.domain.media.MediaId;

/** The target medium of a command, its expected version, and the command context. */
public record MediaTarget(
    MediaId mediaId, ExpectedVersion expectedVersion, CommandContext context) {}
