package dev.blogify.adapters.http;

import dev.blogify.application.post.CreatePost;
import dev.blogify.application.post.DiscardWorkingCopy;
import dev.blogify.application.post.EditPost;
import dev.blogify.application.post.ListWork;
import dev.blogify.application.post.PostTarget;
import dev.blogify.application.post.PublishPost;
import dev.blogify.application.post.ReadDraft;
import dev.blogify.application.post.RestorePost;
import dev.blogify.application.post.SchedulePost;
import dev.blogify.application.post.TrashPost;
import dev.blogify.application.post.UnpublishPost;
import dev.blogify.application.post.UnschedulePost;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.Status;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.time.Instant;
import java.util.function.Function;

/** What authors and editors do with posts. */
public final class PostEndpoints {
  private static final String STATUS = "status";

  private PostEndpoints() {}

  public static Endpoint createPost(CreatePost useCase) {
    return Exchange.signedIn((request, caller) ->
        request
            .json()
            .flatMap(PostFields::whole)
            .map(post -> new CreatePost.Command(post.content(), post.slug(), caller.cause()))
            .flatMap(command -> useCase.handle(command).mapLeft(Problems::of))
            .map(post -> PostViews.newest(201, post).with("location", location(post))));
  }

  public static Endpoint getDraft(ReadDraft useCase) {
    return Exchange.signedIn((request, caller) ->
        PostId.parse(request.path("postId"))
            .toEither(Problems::notFound)
            .flatMap(post -> useCase.handle(post, caller.person()).mapLeft(Problems::of))
            .map(post ->
                EntityTags.conditional(request, post.version(), () -> PostViews.newest(post))));
  }

  public static Endpoint editPost(EditPost useCase) {
    return Exchange.signedIn((request, caller) ->
        request
            .mergePatch()
            .flatMap(PostFields::some)
            .flatMap(
                edit -> target(request, caller).map(target -> new EditPost.Command(target, edit)))
            .flatMap(command -> useCase.handle(command).mapLeft(Problems::of))
            .map(PostViews::newest));
  }

  public static Endpoint trashPost(TrashPost useCase) {
    return transition(useCase::handle);
  }

  public static Endpoint discardWorkingCopy(DiscardWorkingCopy useCase) {
    return transition(useCase::handle);
  }

  public static Endpoint publishPost(PublishPost useCase) {
    return Exchange.signedIn((request, caller) ->
        request
            .optionalJson()
            .flatMap(PostEndpoints::publishedAt)
            .flatMap(publishedAt ->
                target(request, caller).map(target -> new PublishPost.Command(target, publishedAt)))
            .flatMap(command -> useCase.handle(command).mapLeft(Problems::of))
            .map(PostViews::newest));
  }

  public static Endpoint unpublishPost(UnpublishPost useCase) {
    return transition(useCase::handle);
  }

  public static Endpoint restorePost(RestorePost useCase) {
    return transition(useCase::handle);
  }

  public static Endpoint schedulePost(SchedulePost useCase) {
    return Exchange.signedIn((request, caller) ->
        request
            .json()
            .flatMap(PostEndpoints::publishAt)
            .flatMap(publishAt ->
                target(request, caller).map(target -> new SchedulePost.Command(target, publishAt)))
            .flatMap(command -> useCase.handle(command).mapLeft(Problems::of))
            .map(PostViews::newest));
  }

  public static Endpoint unschedulePost(UnschedulePost useCase) {
    return transition(useCase::handle);
  }

  public static Endpoint listMyPosts(ListWork useCase, Cursors cursors) {
    return Exchange.signedIn(
        Listing.PARAMETERS.append(STATUS),
        (request, caller) ->
            Problems.read(
                    status(request, List.of(Status.values()))
                        .flatMap(status ->
                            Listing.read(cursors, request, filters(status))
                                .map(listing -> Tuple.of(status, listing))))
                .map(asked ->
                    asked._2.answer(
                        useCase.ofOneself(caller.person().id(), asked._1, asked._2.page()),
                        PostViews::newest)));
  }

  public static Endpoint listDrafts(ListWork useCase, Cursors cursors) {
    return Exchange.signedIn(
        Listing.PARAMETERS.append(STATUS),
        (request, caller) ->
            Problems.read(
                    status(request, List.of(Status.DRAFT, Status.SCHEDULED, Status.TRASHED))
                        .map(status -> status.getOrElse(Status.DRAFT))
                        .flatMap(status ->
                            Listing.read(cursors, request, filters(Option.some(status)))
                                .map(listing -> Tuple.of(status, listing))))
                .flatMap(asked ->
                    useCase
                        .ofEverybody(caller.person(), asked._1, asked._2.page())
                        .mapLeft(Problems::of)
                        .map(page -> asked._2.answer(page, PostViews::newest))));
  }

  /** Which post the caller means to change, from which version. */
  static Either<Problem, PostTarget> target(Request request, Caller caller) {
    return EntityTags.expected(request)
        .flatMap(expected ->
            PostId.parse(request.path("postId"))
                .toEither(Problems::notFound)
                .map(post -> new PostTarget(post, expected, caller.cause())));
  }

  /** A change that takes no more than to be asked for. */
  private static Endpoint transition(Function<PostTarget, Either<PostRefusal, Post>> useCase) {
    return Exchange.signedIn((request, caller) ->
        request
            .nothing()
            .flatMap(_ -> target(request, caller))
            .flatMap(target -> useCase.apply(target).mapLeft(Problems::of))
            .map(PostViews::newest));
  }

  private static String location(Post post) {
    return "/posts/%s/draft".formatted(post.id());
  }

  private static Either<Problem, Option<Instant>> publishedAt(Fields fields) {
    return Problems.read(
        fields.only(
            List.of("publishedAt"),
            fields.optional(
                "publishedAt", Fields::text, raw -> Timestamps.parse("/publishedAt", raw))));
  }

  private static Either<Problem, Instant> publishAt(Fields fields) {
    return Problems.read(
        fields.only(
            List.of("publishAt"),
            fields.required(
                "publishAt", Fields::text, raw -> Timestamps.parse("/publishAt", raw))));
  }

  private static Validation<Seq<Flaw>, Option<Status>> status(
      Request request, Seq<Status> allowed) {
    return request
        .query()
        .read(
            STATUS,
            raw ->
                Status.parse(raw)
                    .filter(allowed::contains)
                    .toValidation(() ->
                        List.of(
                            Flaw.inParameter(
                                STATUS,
                                "must be one of " + allowed.map(Status::label).mkString(", ")))));
  }

  private static Map<String, String> filters(Option<Status> status) {
    return status
        .<Map<String, String>>map(only -> LinkedHashMap.of(STATUS, only.label()))
        .getOrElse(LinkedHashMap.empty());
  }
}
