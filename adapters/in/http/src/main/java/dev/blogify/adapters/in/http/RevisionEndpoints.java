package dev.blogify.adapters.in.http;

import dev.blogify.adapters.in.http.query.Cursors;
import dev.blogify.application.post.ReadRevisions;
import dev.blogify.application.post.RestoreRevision;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.PostId;

/** The endpoints for the revisions of a post. */
public final class RevisionEndpoints {
  private RevisionEndpoints() {}

  public static Endpoint listRevisions(ReadRevisions useCase, Cursors cursors) {
    return OperationPipeline.authenticated(
        PageQuery.PARAMETERS,
        (request, caller) ->
            Problems.fromValidation(PageQuery.parse(cursors, request))
                .flatMap(pageQuery ->
                    PostId.parse(request.pathParameter("postId"))
                        .toEither(Problems::notFound)
                        .flatMap(post ->
                            useCase
                                .list(post, caller.person(), pageQuery.pageRequest())
                                .mapLeft(Problems::fromRefusal))
                        .map(page -> pageQuery.toResponse(page, PostViews::viewRevision))));
  }

  public static Endpoint getRevision(ReadRevisions useCase) {
    return OperationPipeline.authenticated((request, caller) ->
        PostId.parse(request.pathParameter("postId"))
            .toEither(Problems::notFound)
            .flatMap(post ->
                useCase
                    .read(post, readVersion(request), caller.person())
                    .mapLeft(Problems::fromRefusal))
            .map(revision ->
                ConditionalRequests.notModifiedOr(
                    request, revision.version(), () -> PostViews.renderRevision(revision))));
  }

  public static Endpoint restoreRevision(RestoreRevision useCase) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .noBody()
            .flatMap(_ -> PostEndpoints.readTarget(request, caller))
            .map(target -> new RestoreRevision.Command(target, readVersion(request)))
            .flatMap(command -> useCase.handle(command).mapLeft(Problems::fromRefusal))
            .map(PostViews::renderDraft));
  }

  /** Maps a malformed version to {@link Version#NONE}, which no revision has. */
  private static Version readVersion(ApiRequest request) {
    return EntityTags.parseVersion(request.pathParameter("version")).getOrElse(Version.NONE);
  }
}
