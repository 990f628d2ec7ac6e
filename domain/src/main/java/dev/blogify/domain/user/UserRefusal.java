package dev.blogify.domain.user;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.media.MediaId;

/** Why a user stays as they are. */
public sealed interface UserRefusal {
  record NoSuchUser() implements UserRefusal {}

  record NotAllowed(Act act) implements UserRefusal {}

  record Stale(Version current) implements UserRefusal {}

  record NoSuchPicture(MediaId picture) implements UserRefusal {}
}
