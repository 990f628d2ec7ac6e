package dev.blogify.adapters.http;

import dev.blogify.application.media.DeleteMedia;
import dev.blogify.application.media.DescribeMedia;
import dev.blogify.application.media.LocateMedia;
import dev.blogify.application.media.MediaTarget;
import dev.blogify.application.media.ReadMedia;
import dev.blogify.application.media.RequestUpload;
import dev.blogify.domain.media.MediaId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.InstantSource;

/** Uploading, describing and fetching media. */
public final class MediaEndpoints {
  /**
   * What the edge adds to each request that it passes on. Whoever sends it otherwise is sent where
   * nothing is.
   */
  public static final String EDGE = "x-blogify-edge";

  /** For browsers a few minutes, which no event reaches. */
  private static final String KEPT_AT_THE_EDGE = "public, max-age=300, s-maxage=86400";

  private MediaEndpoints() {}

  public static Endpoint requestUpload(RequestUpload useCase) {
    return Exchange.signedIn((request, caller) ->
        request
            .json()
            .flatMap(fields -> MediaFields.announcement(fields, caller.cause()))
            .flatMap(command -> useCase.handle(command).mapLeft(Problems::of))
            .map(MediaViews::requested));
  }

  public static Endpoint getMedia(ReadMedia useCase, MediaUrls urls, InstantSource clock) {
    return Exchange.open(request ->
        id(request)
            .flatMap(useCase::inPublic)
            .toEither(Problems::notFound)
            .map(media -> new MediaViews(urls.by(request), clock).medium(request, media)));
  }

  /**
   * By the edge to what the edge itself serves; it keeps the way there for a day, or until an event
   * tells it to forget. Else to a signed address, which lives an hour, so nobody keeps it.
   */
  public static Endpoint getMediaContent(LocateMedia useCase) {
    return Exchange.open(request ->
        id(request)
            .flatMap(media ->
                request.header(EDGE).isDefined()
                    ? useCase.atTheEdge(media).map(path -> redirect(path, KEPT_AT_THE_EDGE))
                    : useCase.handle(media).map(url -> redirect(url, "no-store")))
            .toEither(Problems::notFound));
  }

  private static Answer redirect(URI to, String caching) {
    return Answer.redirect(307, to.toString()).with("cache-control", caching).with("vary", EDGE);
  }

  public static Endpoint listMyMedia(
      ReadMedia useCase, Cursors cursors, MediaUrls urls, InstantSource clock) {
    return Exchange.signedIn(
        Listing.PARAMETERS,
        (request, caller) ->
            Problems.read(Listing.read(cursors, request))
                .map(listing ->
                    listing.answer(
                        useCase.ofOneself(caller.person().id(), listing.page()),
                        new MediaViews(urls.by(request), clock)::medium)));
  }

  public static Endpoint getMyMedia(ReadMedia useCase, MediaUrls urls, InstantSource clock) {
    return Exchange.signedIn((request, caller) ->
        id(request)
            .toEither(Problems::notFound)
            .flatMap(media -> useCase.asItsOwner(media, caller.person()).mapLeft(Problems::of))
            .map(media -> new MediaViews(urls.by(request), clock).medium(request, media)));
  }

  public static Endpoint editMedia(DescribeMedia useCase, MediaUrls urls, InstantSource clock) {
    return Exchange.signedIn((request, caller) ->
        request
            .mergePatch()
            .flatMap(MediaFields::alt)
            .flatMap(alt ->
                target(request, caller).map(target -> new DescribeMedia.Command(target, alt)))
            .flatMap(command -> useCase.handle(command).mapLeft(Problems::of))
            .map(new MediaViews(urls.by(request), clock)::medium));
  }

  public static Endpoint deleteMedia(DeleteMedia useCase) {
    return Exchange.signedIn((request, caller) ->
        request
            .nothing()
            .flatMap(_ -> target(request, caller))
            .flatMap(target -> useCase.handle(target).mapLeft(Problems::of))
            .map(_ -> Answer.empty(204)));
  }

  private static Either<Problem, MediaTarget> target(Request request, Caller caller) {
    return EntityTags.expected(request)
        .flatMap(expected ->
            id(request)
                .toEither(Problems::notFound)
                .map(media -> new MediaTarget(media, expected, caller.cause())));
  }

  private static Option<MediaId> id(Request request) {
    return MediaId.parse(request.path("mediaId"));
  }
}
