package dev.blogify.domain.post;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import java.time.Instant;

/** A post's content as it was written at one version; never changes. */
public record Revision(
    PostId postId, UserId author, Version version, Content content, Instant createdAt) {}
