package dev.blogify.application.post;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.domain.post.PostId;

/** The target post of a command, its expected version, and the command context. */
public record PostTarget(PostId postId, ExpectedVersion expectedVersion, CommandContext context) {}
