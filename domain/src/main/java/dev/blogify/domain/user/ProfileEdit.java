package dev.blogify.domain.user;

import dev.blogify.domain.media.MediaId;
import io.vavr.control.Option;

/** A partial edit: what is absent stays; an inner {@code none} removes. */
public record ProfileEdit(
    Option<DisplayName> name, Option<Option<Bio>> bio, Option<Option<MediaId>> picture) {}
