package dev.blogify.domain.user;

import dev.blogify.domain.media.MediaId;
import io.vavr.control.Option;

/** A partial edit: {@code none} keeps a field, {@code some(none)} removes its value. */
public record ProfileEdit(
    Option<DisplayName> name, Option<Option<Bio>> bio, Option<Option<MediaId>> picture) {}
