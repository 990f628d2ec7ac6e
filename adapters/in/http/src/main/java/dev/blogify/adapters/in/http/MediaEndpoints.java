package dev.blogify.adapters.in.http;

import dev.blogify.adapters.in.http.query.Cursors;
import dev.blogify.application.media.DeleteMedia;
import dev.blogify.application.media.EditAltText;
import dev.blogify.application.media.MediaTarget;
import dev.blogify.application.media.ReadMedia;
import dev.blogify.application.media.RequestUpload;
import dev.blogify.application.media.ResolveMediaUrl;
import dev.blogify.domain.media.MediaId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.InstantSource;

/** The endpoints for media: upload, metadata, content and deletion. */
public final class MediaEndpoints {
  /**
   * The header that the CDN adds to each request to the API. A client that sends this header
   * directly to the API receives a redirect to a path that exists only in the CDN.
   */
  public static final String EDGE_HEADER = "x-blogify-edge";

  /** The lifetime for browsers is shorter, because an invalidation clears only the CDN. */
  private static final String CDN_CACHE_CONTROL = "public, max-age=300, s-maxage=86400";

  private MediaEndpoints() {}

  public static Endpoint requestUpload(RequestUpload useCase) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .jsonBody()
            .flatMap(fields -> MediaRequestMapper.toUploadCommand(fields, caller.commandContext()))
            .flatMap(command -> useCase.handle(command).mapLeft(Problems::fromRefusal))
            .map(MediaViews::renderUpload));
  }

  public static Endpoint getMedia(ReadMedia useCase, MediaUrls urls, InstantSource clock) {
    return OperationPipeline.anonymous(request ->
        readMediaId(request)
            .flatMap(useCase::readPublic)
            .toEither(Problems::notFound)
            .map(media -> new MediaViews(urls.forRequest(request), clock).render(request, media)));
  }

  /**
   * Redirects a request that arrives through the CDN to the path of the file in the CDN, which
   * caches the redirect for one day or until it is invalidated. Redirects any other request to a
   * presigned URL; this redirect is not cached, because the URL expires after one hour.
   */
  public static Endpoint getMediaContent(ResolveMediaUrl useCase) {
    return OperationPipeline.anonymous(request ->
        readMediaId(request)
            .flatMap(media ->
                request.header(EDGE_HEADER).isDefined()
                    ? useCase.cdnPath(media).map(path -> redirect(path, CDN_CACHE_CONTROL))
                    : useCase.handle(media).map(url -> redirect(url, "no-store")))
            .toEither(Problems::notFound));
  }

  private static ApiResponse redirect(URI location, String cacheControl) {
    return ApiResponse.redirect(307, location.toString())
        .withHeader("cache-control", cacheControl)
        .withHeader("vary", EDGE_HEADER);
  }

  public static Endpoint listMyMedia(
      ReadMedia useCase, Cursors cursors, MediaUrls urls, InstantSource clock) {
    return OperationPipeline.authenticated(
        PageQuery.PARAMETERS,
        (request, caller) ->
            Problems.fromValidation(PageQuery.parse(cursors, request))
                .map(pageQuery ->
                    pageQuery.toResponse(
                        useCase.listOwn(caller.person().id(), pageQuery.pageRequest()),
                        new MediaViews(urls.forRequest(request), clock)::view)));
  }

  public static Endpoint getMyMedia(ReadMedia useCase, MediaUrls urls, InstantSource clock) {
    return OperationPipeline.authenticated((request, caller) ->
        readMediaId(request)
            .toEither(Problems::notFound)
            .flatMap(
                media -> useCase.readAsOwner(media, caller.person()).mapLeft(Problems::fromRefusal))
            .map(media -> new MediaViews(urls.forRequest(request), clock).render(request, media)));
  }

  public static Endpoint editMedia(EditAltText useCase, MediaUrls urls, InstantSource clock) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .mergePatchBody()
            .flatMap(MediaRequestMapper::toAltText)
            .flatMap(alt ->
                readTarget(request, caller).map(target -> new EditAltText.Command(target, alt)))
            .flatMap(command -> useCase.handle(command).mapLeft(Problems::fromRefusal))
            .map(new MediaViews(urls.forRequest(request), clock)::render));
  }

  public static Endpoint deleteMedia(DeleteMedia useCase) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .noBody()
            .flatMap(_ -> readTarget(request, caller))
            .flatMap(target -> useCase.handle(target).mapLeft(Problems::fromRefusal))
            .map(_ -> ApiResponse.empty(204)));
  }

  private static Either<Problem, MediaTarget> readTarget(ApiRequest request, Caller caller) {
    return ConditionalRequests.readIfMatch(request)
        .flatMap(expected ->
            readMediaId(request)
                .toEither(Problems::notFound)
                .map(media -> new MediaTarget(media, expected, caller.commandContext())));
  }

  private static Option<MediaId> readMediaId(ApiRequest request) {
    return MediaId.parse(request.pathParameter("mediaId"));
  }
}
