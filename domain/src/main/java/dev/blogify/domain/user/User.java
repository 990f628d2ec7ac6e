package dev.blogify.domain.user;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The public profile of a user.
 *
 * @param role copy of the role in the user pool, for display; authorization uses the role in the
 *     token
 */
public record User(
    UserId id,
    Version version,
    DisplayName name,
    Option<Bio> bio,
    Option<MediaId> picture,
    Role role,
    Instant updatedAt) {

  /** The profile of a signed-in user without a stored profile, from the claims of the token. */
  public static User unregistered(UserId id, DisplayName name, Role role, Instant now) {
    return new User(id, Version.NONE, name, Option.none(), Option.none(), role, now);
  }

  public static UserChange register(UserId id, DisplayName name, Instant now) {
    var user = new User(id, Version.FIRST, name, Option.none(), Option.none(), Role.READER, now);
    return new UserChange(Option.none(), user, List.of(new UserEvent.UserRegistered(name)));
  }

  public UserChange edit(ProfileEdit edit, Instant now) {
    var edited =
        new User(
            id,
            version.next(),
            edit.name().getOrElse(name),
            edit.bio().getOrElse(bio),
            edit.picture().getOrElse(picture),
            role,
            now);
    var changed =
        LinkedHashMap.of(
                "displayName", !edited.name.equals(name),
                "bio", !edited.bio.equals(bio),
                "pictureMediaId", !edited.picture.equals(picture))
            .filterValues(isChanged -> isChanged)
            .keySet()
            .toList();
    return changed.isEmpty()
        ? UserChange.unchanged(this)
        : new UserChange(storedState(), edited, List.of(new UserEvent.UserProfileChanged(changed)));
  }

  public UserChange changeRole(Role to, Instant now) {
    return to == role
        ? UserChange.unchanged(this)
        : new UserChange(
            storedState(),
            new User(id, version.next(), name, bio, picture, to, now),
            List.of(new UserEvent.UserRoleChanged(role, to)));
  }

  private Option<User> storedState() {
    return Option.when(!version.equals(Version.NONE), this);
  }
}
