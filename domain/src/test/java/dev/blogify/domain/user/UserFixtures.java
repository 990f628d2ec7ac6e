package dev.blogify.domain.user;

import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaFixtures;
import io.vavr.control.Option;
import java.time.Instant;

/** Sample users; equal arguments give equal users. */
public final class UserFixtures {
  public static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  /** Changes every field. */
  public static final ProfileEdit FULL_PROFILE =
      new ProfileEdit(
          Option.some(name("Zoë 🎈")),
          Option.some(Option.some(Bio.parse("Writes.\nReads: 日本語.").get())),
          Option.some(Option.some(MediaFixtures.id(1))));

  /** Removes every optional field. */
  public static final ProfileEdit EMPTY_PROFILE =
      new ProfileEdit(Option.none(), Option.some(Option.none()), Option.some(Option.none()));

  private UserFixtures() {}

  public static DisplayName name(String value) {
    return DisplayName.parse(value).get();
  }

  public static ProfileEdit named(String name) {
    return new ProfileEdit(Option.some(name(name)), Option.none(), Option.none());
  }

  public static UserChange registered(UserId id, String name) {
    return User.register(id, name(name), NOW);
  }
}
