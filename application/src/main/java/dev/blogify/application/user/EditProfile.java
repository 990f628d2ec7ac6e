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
import dev.blogify.domain.user.UserChange;
import dev.blogify.domain.user.UserRefusal;
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
        : left(new UserRefusal.NotAllowed(Action.EDIT_PROFILE));
  }

  private Either<UserRefusal, User> edit(User user, Command command) {
    if (!command.expectedVersion().matches(user.version())) {
      return left(new UserRefusal.VersionConflict(user.version()));
    }
    return pictures
        .requireUsable(command.edit().picture().flatMap(picture -> picture))
        .<UserRefusal>mapLeft(UserRefusal.PictureNotUsable::new)
        .flatMap(_ -> commit(user.edit(command.edit(), clock.instant()), command.context()));
  }

  private Either<UserRefusal, User> commit(UserChange change, CommandContext context) {
    return change.isEmpty()
        ? right(change.after())
        : users
            .commit(change, context)
            .mapLeft(_ ->
                new UserRefusal.VersionConflict(users.find(change.after().id()).get().version()));
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
