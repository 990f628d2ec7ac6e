package dev.blogify.domain.post;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import java.time.Instant;

/** Immutable snapshot of the content of a post at one version. */
public record Revision(
    PostId postId, UserId author, Version version, Content content, Instant createdAt) {}
