package dev.blogify.application.media;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.domain.media.MediaId;

/** Which medium somebody means to change, from which version, and why. */
public record MediaTarget(
    MediaId mediaId, ExpectedVersion expectedVersion, CommandContext context) {}
