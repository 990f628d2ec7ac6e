package dev.blogify.adapters.in.http;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.user.ChangeRole;
import dev.blogify.application.user.EditProfile;
import dev.blogify.application.user.ReadProfile;
import dev.blogify.domain.FieldViolation;
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

/** The endpoints for profiles and roles. */
final class UserEndpoints {
  private UserEndpoints() {}

  static Endpoint getMe(ReadProfile useCase) {
    return OperationPipeline.authenticated((request, caller) -> {
      var user = useCase.readOwn(caller.person(), caller.defaultDisplayName());
      return Either.right(
          EntityTags.notModifiedOr(request, user.version(), () -> renderWithRole(user)));
    });
  }

  static Endpoint editMe(EditProfile useCase) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .mergePatchBody()
            .flatMap(UserEndpoints::toProfileEdit)
            .flatMap(edit ->
                EntityTags.readIfMatch(request)
                    .map(expected ->
                        new EditProfile.Command(
                            caller.defaultDisplayName(), expected, edit, caller.commandContext())))
            .flatMap(command -> useCase.handle(command).mapLeft(Problem::fromRefusal))
            .map(UserEndpoints::renderWithRole));
  }

  static Endpoint getUser(ReadProfile useCase) {
    return OperationPipeline.anonymous(request ->
        UserId.parse(request.pathParameter("userId"))
            .flatMap(useCase::readPublic)
            .toEither(Problem::notFound)
            .map(user ->
                EntityTags.notModifiedOr(
                    request,
                    user.version(),
                    () -> ApiResponse.json(200, viewProfile(user)).withEntityTag(user.version()))));
  }

  static Endpoint changeRole(ChangeRole useCase) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .jsonBody()
            .flatMap(UserEndpoints::toRole)
            .flatMap(role ->
                request
                    .pathParameter("userId", UserId::parse)
                    .map(user -> new ChangeRole.Command(user, role, caller.commandContext())))
            .flatMap(command -> useCase.handle(command).mapLeft(Problem::fromRefusal))
            .map(UserEndpoints::renderWithRole));
  }

  /** The representation for the user and for admins, as opposed to the public one. */
  private static ApiResponse renderWithRole(User user) {
    return ApiResponse.json(200, viewProfile(user).with("role", user.role().label()))
        .withEntityTag(user.version());
  }

  private static JsonObject viewProfile(User user) {
    return JsonObject.EMPTY
        .with("userId", user.id().value())
        .with("displayName", user.name().value())
        .withNullable("bio", user.bio().map(Bio::value))
        .withNullable("pictureMediaId", user.picture().map(MediaId::toString))
        .with("version", user.version().number());
  }

  private static Either<Problem, ProfileEdit> toProfileEdit(RequestFields fields) {
    return Problem.fromValidation(
        fields.rejectUnknown(
            List.of("displayName", "bio", "pictureMediaId"),
            Validation.combine(
                    fields.optional("displayName", DisplayName::parse),
                    fields.removable("bio", Bio::parse),
                    fields.removable(
                        "pictureMediaId",
                        raw -> RequestFields.parseMediaId("/pictureMediaId", raw)))
                .ap(ProfileEdit::new)
                .mapError(FieldError::flatten)));
  }

  private static Either<Problem, Role> toRole(RequestFields fields) {
    return Problem.fromValidation(
        fields.rejectUnknown(List.of("role"), fields.required("role", UserEndpoints::toRole)));
  }

  private static Validation<Seq<FieldViolation>, Role> toRole(String raw) {
    return Role.parse(raw)
        .toValidation(() ->
            List.of(
                new FieldViolation(
                    "/role",
                    "must be one of " + List.of(Role.values()).map(Role::label).mkString(", "))));
  }
}
