package dev.blogify.application.user;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.Cause;
import dev.blogify.application.Expected;
import dev.blogify.application.media.MediaLibrary;
import dev.blogify.application.media.Pictures;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.domain.user.ProfileEdit;
import dev.blogify.domain.user.User;
import dev.blogify.domain.user.UserRefusal;
import dev.blogify.domain.user.UserRefusal.NoSuchPicture;
import dev.blogify.domain.user.UserRefusal.NotAllowed;
import dev.blogify.domain.user.UserRefusal.Stale;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Changes how one presents oneself; nobody does it for another. */
public final class EditProfile {
  private final Users users;
  private final ReadProfile profile;
  private final Pictures pictures;
  private final InstantSource clock;

  public EditProfile(Users users, MediaLibrary media, InstantSource clock) {
    this.users = users;
    this.profile = new ReadProfile(users, clock);
    this.pictures = new Pictures(media);
    this.clock = clock;
  }

  public Either<UserRefusal, User> handle(Command command) {
    return command.cause().actor() instanceof Person person
        ? edit(profile.ofOneself(person, command.nameInToken()), command)
        : left(new NotAllowed(Act.EDIT_PROFILE));
  }

  private Either<UserRefusal, User> edit(User user, Command command) {
    if (!command.expected().includes(user.version())) {
      return left(new Stale(user.version()));
    }
    var missing = pictures.missing(command.edit().picture().flatMap(chosen -> chosen));
    if (missing.isDefined()) {
      return left(new NoSuchPicture(missing.get()));
    }
    var change = user.edit(command.edit(), clock.instant());
    return change.isNone()
        ? right(user)
        : users
            .commit(change, command.cause())
            .mapLeft(_ -> new Stale(users.find(user.id()).get().version()));
  }

  /**
   * What to change of oneself.
   *
   * @param nameInToken how the caller is called until they say otherwise
   */
  public record Command(
      DisplayName nameInToken, Expected expected, ProfileEdit edit, Cause cause) {}
}
