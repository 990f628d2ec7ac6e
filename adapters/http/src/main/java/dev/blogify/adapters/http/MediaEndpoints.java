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
    var views = new MediaViews(urls, clock);
    return Exchange.open(request ->
        id(request)
            .flatMap(useCase::inPublic)
            .toEither(Problems::notFound)
            .map(media -> views.medium(request, media)));
  }

  /** The signed address lives an hour, so nobody keeps it. */
  public static Endpoint getMediaContent(LocateMedia useCase) {
    return Exchange.open(request ->
        id(request)
            .flatMap(useCase::handle)
            .toEither(Problems::notFound)
            .map(URI::toString)
            .map(url -> Answer.redirect(307, url).with("cache-control", "no-store")));
  }

  public static Endpoint listMyMedia(
      ReadMedia useCase, Cursors cursors, MediaUrls urls, InstantSource clock) {
    var views = new MediaViews(urls, clock);
    return Exchange.signedIn(
        Listing.PARAMETERS,
        (request, caller) ->
            Problems.read(Listing.read(cursors, request))
                .map(listing ->
                    listing.answer(
                        useCase.ofOneself(caller.person().id(), listing.page()), views::medium)));
  }

  public static Endpoint getMyMedia(ReadMedia useCase, MediaUrls urls, InstantSource clock) {
    var views = new MediaViews(urls, clock);
    return Exchange.signedIn((request, caller) ->
        id(request)
            .toEither(Problems::notFound)
            .flatMap(media -> useCase.asItsOwner(media, caller.person()).mapLeft(Problems::of))
            .map(media -> views.medium(request, media)));
  }

  public static Endpoint editMedia(DescribeMedia useCase, MediaUrls urls, InstantSource clock) {
    var views = new MediaViews(urls, clock);
    return Exchange.signedIn((request, caller) ->
        request
            .mergePatch()
            .flatMap(MediaFields::alt)
            .flatMap(alt ->
                target(request, caller).map(target -> new DescribeMedia.Command(target, alt)))
            .flatMap(command -> useCase.handle(command).mapLeft(Problems::of))
            .map(views::medium));
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
