package dev.blogify.application.media;

import dev.blogify.application.Cause;
import dev.blogify.application.Expected;
import dev.blogify.domain.media.MediaId;

/** Which medium somebody means to change, from which version, and why. */
public record MediaTarget(MediaId media, Expected expected, Cause cause) {}
