package dev.blogify.application.user;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.application.media.PictureValidator;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.Users;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.domain.user.ProfileEdit;
import dev.blogify.domain.user.User;
import dev.blogify.domain.user.UserRefusal;
import dev.blogify.domain.user.UserRefusal.NotAllowed;
import dev.blogify.domain.user.UserRefusal.PictureNotUsable;
import dev.blogify.domain.user.UserRefusal.VersionConflict;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Edits the profile of the caller. */
public final class EditProfile {
  private final Users users;
  private final ReadProfile profile;
  private final PictureValidator pictures;
  private final InstantSource clock;

  public EditProfile(Users users, MediaLibrary media, InstantSource clock) {
    this.users = users;
    this.profile = new ReadProfile(users, clock);
    this.pictures = new PictureValidator(media);
    this.clock = clock;
  }

  public Either<UserRefusal, User> handle(Command command) {
    return command.context().actor() instanceof Person person
        ? edit(profile.readOwn(person, command.tokenDisplayName()), command)
        : left(new NotAllowed(Action.EDIT_PROFILE));
  }

  private Either<UserRefusal, User> edit(User user, Command command) {
    if (!command.expectedVersion().matches(user.version())) {
      return left(new VersionConflict(user.version()));
    }
    var unusable = pictures.findUnusable(command.edit().picture().flatMap(picture -> picture));
    if (unusable.isDefined()) {
      return left(new PictureNotUsable(unusable.get()));
    }
    var change = user.edit(command.edit(), clock.instant());
    return change.isEmpty()
        ? right(user)
        : users
            .commit(change, command.context())
            .mapLeft(_ -> new VersionConflict(users.find(user.id()).get().version()));
  }

  /**
   * An edit of the profile of the acting user.
   *
   * @param tokenDisplayName name in the token, for a user without a stored profile
   */
  public record Command(
      DisplayName tokenDisplayName,
      ExpectedVersion expectedVersion,
      ProfileEdit edit,
      CommandContext context) {}
}
