package dev.blogify.application.post;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.domain.post.PostId;

/** The post that a command executor, the version that it expects, and its context. */
public record PostTarget(PostId postId, ExpectedVersion expectedVersion, CommandContext context) {}
