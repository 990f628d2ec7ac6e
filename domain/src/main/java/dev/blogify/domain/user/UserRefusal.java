package dev.blogify.domain.user;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.media.MediaId;

/** Reasons why a command on a user is refused. */
public sealed interface UserRefusal {
  record UserNotFound() implements UserRefusal {}

  record NotAllowed(Action action) implements UserRefusal {}

  /** Administrators cannot give up their own role, so that one administrator always remains. */
  record OwnRole() implements UserRefusal {}

  record VersionConflict(Version current) implements UserRefusal {}

  record PictureNotUsable(MediaId picture) implements UserRefusal {}
}
