package dev.blogify.adapters.in.http;

import dev.blogify.application.CommandContext;
import dev.blogify.application.media.DeleteMedia;
import dev.blogify.application.media.EditAltText;
import dev.blogify.application.media.MediaTarget;
import dev.blogify.application.media.ReadMedia;
import dev.blogify.application.media.RequestUpload;
import dev.blogify.application.media.ResolveMediaUrl;
import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.media.AltText;
import dev.blogify.domain.media.FileName;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaType;
import dev.blogify.domain.media.Sha256;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.net.URI;

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

  static Endpoint requestUpload(RequestUpload useCase) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .jsonBody()
            .flatMap(fields -> toUploadCommand(fields, caller.commandContext()))
            .flatMap(command -> useCase.handle(command).mapLeft(Problem::fromRefusal))
            .map(MediaViews::renderUpload));
  }

  static Endpoint getMedia(ReadMedia useCase, MediaViews views) {
    return OperationPipeline.anonymous(request ->
        readMediaId(request)
            .flatMap(useCase::readPublic)
            .toEither(Problem::notFound)
            .map(media -> views.forRequest(request).render(request, media)));
  }

  /**
   * Redirects a request that arrives through the CDN to the path of the file in the CDN, which
   * caches the redirect for one day or until it is invalidated. Redirects any other request to a
   * presigned URL; this redirect is not cached, because the URL expires after one hour.
   */
  static Endpoint getMediaContent(ResolveMediaUrl useCase) {
    return OperationPipeline.anonymous(request ->
        readMediaId(request)
            .flatMap(media ->
                request.header(EDGE_HEADER).isDefined()
                    ? useCase.cdnPath(media).map(path -> redirect(path, CDN_CACHE_CONTROL))
                    : useCase.handle(media).map(url -> redirect(url, "no-store")))
            .toEither(Problem::notFound));
  }

  private static ApiResponse redirect(URI location, String cacheControl) {
    return ApiResponse.redirect(307, location.toString())
        .withHeader("cache-control", cacheControl)
        .withHeader("vary", EDGE_HEADER);
  }

  static Endpoint listMyMedia(ReadMedia useCase, Cursors cursors, MediaViews views) {
    return OperationPipeline.authenticated(
        PageQuery.PARAMETERS,
        (request, caller) ->
            PageQuery.parse(cursors, request)
                .map(query ->
                    query.toResponse(
                        useCase.listOwn(caller.person().id(), query.pageRequest()),
                        views.forRequest(request)::view)));
  }

  static Endpoint getMyMedia(ReadMedia useCase, MediaViews views) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .pathParameter("mediaId", MediaId::parse)
            .flatMap(media ->
                useCase.readAuthorized(media, caller.person()).mapLeft(Problem::fromRefusal))
            .map(media -> views.forRequest(request).render(request, media)));
  }

  static Endpoint editMedia(EditAltText useCase, MediaViews views) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .mergePatchBody()
            .flatMap(MediaEndpoints::toAltText)
            .flatMap(alt ->
                readTarget(request, caller).map(target -> new EditAltText.Command(target, alt)))
            .flatMap(command -> useCase.handle(command).mapLeft(Problem::fromRefusal))
            .map(views.forRequest(request)::render));
  }

  static Endpoint deleteMedia(DeleteMedia useCase) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .noBody()
            .flatMap(_ -> readTarget(request, caller))
            .flatMap(target -> useCase.handle(target).mapLeft(Problem::fromRefusal))
            .map(_ -> ApiResponse.empty(204)));
  }

  private static Either<Problem, MediaTarget> readTarget(ApiRequest request, Caller caller) {
    return EntityTags.readIfMatch(request)
        .flatMap(expected ->
            request
                .pathParameter("mediaId", MediaId::parse)
                .map(media -> new MediaTarget(media, expected, caller.commandContext())));
  }

  private static Option<MediaId> readMediaId(ApiRequest request) {
    return MediaId.parse(request.pathParameter("mediaId"));
  }

  private static Either<Problem, RequestUpload.Command> toUploadCommand(
      RequestFields fields, CommandContext context) {
    return Problem.fromValidation(
        fields.rejectUnknown(
            List.of("fileName", "contentType", "size", "sha256", "alt"),
            Validation.combine(
                    fields.required("fileName", FileName::parse),
                    fields.required("contentType", MediaType::parse),
                    fields.required("size", RequestFields::readLong, MediaEndpoints::toSize),
                    fields.required("sha256", Sha256::parse),
                    fields.nullable("alt", AltText::parse))
                .ap((fileName, type, bytes, sha256, alt) ->
                    new RequestUpload.Command(fileName, type, bytes, sha256, alt, context))
                .mapError(FieldError::flatten)));
  }

  private static Validation<Seq<FieldViolation>, Long> toSize(long bytes) {
    return bytes > 0
        ? Validation.valid(bytes)
        : FieldViolation.invalid("/size", "must be at least 1");
  }

  private static Either<Problem, Option<Option<AltText>>> toAltText(RequestFields fields) {
    return Problem.fromValidation(
        fields.rejectUnknown(List.of("alt"), fields.removable("alt", AltText::parse)));
  }
}
