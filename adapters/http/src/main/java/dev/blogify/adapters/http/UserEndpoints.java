package dev.blogify.adapters.http;

import dev.blogify.application.user.ChangeRole;
import dev.blogify.application.user.EditProfile;
import dev.blogify.application.user.ReadProfile;
import dev.blogify.domain.Violation;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.user.Bio;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.domain.user.ProfileEdit;
import dev.blogify.domain.user.User;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Validation;

/** Profiles and roles. */
public final class UserEndpoints {
  private UserEndpoints() {}

  public static Endpoint getMe(ReadProfile useCase) {
    return Exchange.signedIn((request, caller) -> {
      var user = useCase.ofOneself(caller.person(), caller.nameInToken());
      return Either.right(EntityTags.conditional(request, user.version(), () -> withRole(user)));
    });
  }

  public static Endpoint editMe(EditProfile useCase) {
    return Exchange.signedIn((request, caller) ->
        request
            .mergePatch()
            .flatMap(UserEndpoints::edit)
            .flatMap(edit ->
                EntityTags.expected(request)
                    .map(expected ->
                        new EditProfile.Command(
                            caller.nameInToken(), expected, edit, caller.cause())))
            .flatMap(command -> useCase.handle(command).mapLeft(Problems::of))
            .map(UserEndpoints::withRole));
  }

  public static Endpoint getUser(ReadProfile useCase) {
    return Exchange.open(request ->
        UserId.parse(request.path("userId"))
            .flatMap(useCase::inPublic)
            .toEither(Problems::notFound)
            .map(user ->
                EntityTags.conditional(
                    request,
                    user.version(),
                    () -> Answer.json(200, view -> profile(view, user)).tagged(user.version()))));
  }

  public static Endpoint changeRole(ChangeRole useCase) {
    return Exchange.signedIn((request, caller) ->
        request
            .json()
            .flatMap(UserEndpoints::role)
            .flatMap(role ->
                UserId.parse(request.path("userId"))
                    .toEither(Problems::notFound)
                    .map(user -> new ChangeRole.Command(user, role, caller.cause())))
            .flatMap(command -> useCase.handle(command).mapLeft(Problems::of))
            .map(UserEndpoints::withRole));
  }

  /** What one sees of oneself, and an admin of others. */
  private static Answer withRole(User user) {
    return Answer.json(
            200,
            view -> {
              profile(view, user);
              view.put("role", user.role().label());
            })
        .tagged(user.version());
  }

  private static void profile(Members view, User user) {
    view.put("userId", user.id().value())
        .put("displayName", user.name().value())
        .put("bio", user.bio().map(Bio::value))
        .put("pictureMediaId", user.picture().map(MediaId::toString))
        .put("version", user.version().number());
  }

  private static Either<Problem, ProfileEdit> edit(Fields fields) {
    return Problems.read(
        fields.only(
            List.of("displayName", "bio", "pictureMediaId"),
            Validation.combine(
                    fields.optional("displayName", Fields::text, DisplayName::parse),
                    fields.removable("bio", Fields::text, Bio::parse),
                    fields.removable(
                        "pictureMediaId",
                        Fields::text,
                        raw -> MediaFields.id("/pictureMediaId", raw)))
                .ap(ProfileEdit::new)
                .mapError(Flaw::all)));
  }

  private static Either<Problem, Role> role(Fields fields) {
    return Problems.read(
        fields.only(List.of("role"), fields.required("role", Fields::text, UserEndpoints::role)));
  }

  private static Validation<Seq<Violation>, Role> role(String raw) {
    return Role.parse(raw)
        .toValidation(() ->
            List.of(
                new Violation(
                    "/role",
                    "must be one of " + List.of(Role.values()).map(Role::label).mkString(", "))));
  }
}
