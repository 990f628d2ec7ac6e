package dev.blogify.adapters.in.http;

import dev.blogify.application.post.ReadRevisions;
import dev.blogify.application.post.RestoreRevision;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.PostId;

/** The endpoints for the revisions of a post. */
final class RevisionEndpoints {
  private RevisionEndpoints() {}

  static Endpoint listRevisions(ReadRevisions useCase, Cursors cursors) {
    return OperationPipeline.authenticated(
        PageQuery.PARAMETERS,
        (request, caller) ->
            PageQuery.parse(cursors, request)
                .flatMap(query ->
                    request
                        .pathParameter("postId", PostId::parse)
                        .flatMap(post ->
                            useCase
                                .list(post, caller.person(), query.pageRequest())
                                .mapLeft(Problem::fromRefusal))
                        .map(page -> query.toResponse(page, PostViews::viewRevision))));
  }

  static Endpoint getRevision(ReadRevisions useCase, PostViews views) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .pathParameter("postId", PostId::parse)
            .flatMap(post ->
                useCase
                    .read(post, readVersion(request), caller.person())
                    .mapLeft(Problem::fromRefusal))
            .map(revision ->
                EntityTags.notModifiedOr(
                    request, revision.version(), () -> views.renderRevision(revision))));
  }

  static Endpoint restoreRevision(RestoreRevision useCase, PostViews views) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .noBody()
            .flatMap(_ -> PostEndpoints.readTarget(request, caller))
            .map(target -> new RestoreRevision.Command(target, readVersion(request)))
            .flatMap(command -> useCase.handle(command).mapLeft(Problem::fromRefusal))
            .map(views::renderDraft));
  }

  /** Maps a malformed version to {@link Version#NONE}, which no revision has. */
  private static Version readVersion(ApiRequest request) {
    return EntityTags.parseVersion(request.pathParameter("version")).getOrElse(Version.NONE);
  }
}
