package dev.blogify.application.post;

import dev.blogify.application.Cause;
import dev.blogify.application.Expected;
import dev.blogify.domain.post.PostId;

/** Which post somebody means to change, from which version, and why. */
public record PostTarget(PostId post, Expected expected, Cause cause) {}
