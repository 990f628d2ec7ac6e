package dev.blogify.application.post;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.domain.post.PostId;

/** Which post somebody means to change, from which version, and why. */
public record PostTarget(PostId postId, ExpectedVersion expectedVersion, CommandContext context) {}
