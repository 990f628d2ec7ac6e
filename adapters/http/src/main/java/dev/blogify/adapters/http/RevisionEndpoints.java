package dev.blogify.adapters.http;

import dev.blogify.application.post.ReadRevisions;
import dev.blogify.application.post.RestoreRevision;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.PostId;

/** The history of a post's content. */
public final class RevisionEndpoints {
  private RevisionEndpoints() {}

  public static Endpoint listRevisions(ReadRevisions useCase, Cursors cursors) {
    return Exchange.signedIn(
        Listing.PARAMETERS,
        (request, caller) ->
            Problems.read(Listing.read(cursors, request))
                .flatMap(listing ->
                    PostId.parse(request.path("postId"))
                        .toEither(Problems::notFound)
                        .flatMap(post ->
                            useCase
                                .list(post, caller.person(), listing.page())
                                .mapLeft(Problems::of))
                        .map(page -> listing.answer(page, PostViews::revision))));
  }

  public static Endpoint getRevision(ReadRevisions useCase) {
    return Exchange.signedIn((request, caller) ->
        PostId.parse(request.path("postId"))
            .toEither(Problems::notFound)
            .flatMap(
                post -> useCase.read(post, version(request), caller.person()).mapLeft(Problems::of))
            .map(revision ->
                EntityTags.conditional(
                    request, revision.version(), () -> PostViews.revision(revision))));
  }

  public static Endpoint restoreRevision(RestoreRevision useCase) {
    return Exchange.signedIn((request, caller) ->
        request
            .nothing()
            .flatMap(_ -> PostEndpoints.target(request, caller))
            .map(target -> new RestoreRevision.Command(target, version(request)))
            .flatMap(command -> useCase.handle(command).mapLeft(Problems::of))
            .map(PostViews::newest));
  }

  /** What is no version names one that no revision ever has. */
  private static Version version(Request request) {
    return EntityTags.version(request.path("version")).getOrElse(Version.NONE);
  }
}
