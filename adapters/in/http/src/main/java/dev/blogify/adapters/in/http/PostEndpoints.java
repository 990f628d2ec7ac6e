package dev.blogify.adapters.in.http;

import dev.blogify.adapters.in.http.json.FieldError;
import dev.blogify.adapters.in.http.json.RequestFields;
import dev.blogify.adapters.in.http.query.Cursors;
import dev.blogify.application.post.CreatePost;
import dev.blogify.application.post.DiscardWorkingCopy;
import dev.blogify.application.post.EditPost;
import dev.blogify.application.post.ListPosts;
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
import dev.blogify.domain.post.PostStatus;
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

/** The endpoints with which authors and editors manage posts. */
public final class PostEndpoints {
  private static final String STATUS = "status";

  private PostEndpoints() {}

  public static Endpoint createPost(CreatePost useCase) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .jsonBody()
            .flatMap(PostRequestMapper::toNewPost)
            .map(post ->
                new CreatePost.Command(post.content(), post.slug(), caller.commandContext()))
            .flatMap(command -> useCase.handle(command).mapLeft(Problems::fromRefusal))
            .map(post ->
                PostViews.renderDraft(201, post).withHeader("location", draftLocation(post))));
  }

  public static Endpoint getDraft(ReadDraft useCase) {
    return OperationPipeline.authenticated((request, caller) ->
        PostId.parse(request.pathParameter("postId"))
            .toEither(Problems::notFound)
            .flatMap(post -> useCase.handle(post, caller.person()).mapLeft(Problems::fromRefusal))
            .map(post ->
                ConditionalRequests.notModifiedOr(
                    request, post.version(), () -> PostViews.renderDraft(post))));
  }

  public static Endpoint editPost(EditPost useCase) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .mergePatchBody()
            .flatMap(PostRequestMapper::toContentEdit)
            .flatMap(edit ->
                readTarget(request, caller).map(target -> new EditPost.Command(target, edit)))
            .flatMap(command -> useCase.handle(command).mapLeft(Problems::fromRefusal))
            .map(PostViews::renderDraft));
  }

  public static Endpoint trashPost(TrashPost useCase) {
    return transition(useCase::handle);
  }

  public static Endpoint discardWorkingCopy(DiscardWorkingCopy useCase) {
    return transition(useCase::handle);
  }

  public static Endpoint publishPost(PublishPost useCase) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .optionalJsonBody()
            .flatMap(PostEndpoints::toPublishedAt)
            .flatMap(publishedAt ->
                readTarget(request, caller)
                    .map(target -> new PublishPost.Command(target, publishedAt)))
            .flatMap(command -> useCase.handle(command).mapLeft(Problems::fromRefusal))
            .map(PostViews::renderDraft));
  }

  public static Endpoint unpublishPost(UnpublishPost useCase) {
    return transition(useCase::handle);
  }

  public static Endpoint restorePost(RestorePost useCase) {
    return transition(useCase::handle);
  }

  public static Endpoint schedulePost(SchedulePost useCase) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .jsonBody()
            .flatMap(PostEndpoints::toPublishAt)
            .flatMap(publishAt ->
                readTarget(request, caller)
                    .map(target -> new SchedulePost.Command(target, publishAt)))
            .flatMap(command -> useCase.handle(command).mapLeft(Problems::fromRefusal))
            .map(PostViews::renderDraft));
  }

  public static Endpoint unschedulePost(UnschedulePost useCase) {
    return transition(useCase::handle);
  }

  public static Endpoint listMyPosts(ListPosts useCase, Cursors cursors) {
    return OperationPipeline.authenticated(
        PageQuery.PARAMETERS.append(STATUS),
        (request, caller) ->
            Problems.fromValidation(
                    readStatus(request, List.of(PostStatus.values()))
                        .flatMap(status ->
                            PageQuery.parse(cursors, request, filters(status))
                                .map(pageQuery -> Tuple.of(status, pageQuery))))
                .map(query ->
                    query._2.toResponse(
                        useCase.listOwn(caller.person().id(), query._1, query._2.pageRequest()),
                        PostViews::viewDraft)));
  }

  public static Endpoint listDrafts(ListPosts useCase, Cursors cursors) {
    return OperationPipeline.authenticated(
        PageQuery.PARAMETERS.append(STATUS),
        (request, caller) ->
            Problems.fromValidation(
                    readStatus(
                            request,
                            List.of(PostStatus.DRAFT, PostStatus.SCHEDULED, PostStatus.TRASHED))
                        .map(status -> status.getOrElse(PostStatus.DRAFT))
                        .flatMap(status ->
                            PageQuery.parse(cursors, request, filters(Option.some(status)))
                                .map(pageQuery -> Tuple.of(status, pageQuery))))
                .flatMap(query ->
                    useCase
                        .listAllUnpublished(caller.person(), query._1, query._2.pageRequest())
                        .mapLeft(Problems::fromRefusal)
                        .map(page -> query._2.toResponse(page, PostViews::viewDraft))));
  }

  /** Reads the id of the post to change and its expected version. */
  static Either<Problem, PostTarget> readTarget(ApiRequest request, Caller caller) {
    return ConditionalRequests.readIfMatch(request)
        .flatMap(expected ->
            PostId.parse(request.pathParameter("postId"))
                .toEither(Problems::notFound)
                .map(post -> new PostTarget(post, expected, caller.commandContext())));
  }

  /** Creates an endpoint for a state transition, which has no request body. */
  private static Endpoint transition(Function<PostTarget, Either<PostRefusal, Post>> useCase) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .noBody()
            .flatMap(_ -> readTarget(request, caller))
            .flatMap(target -> useCase.apply(target).mapLeft(Problems::fromRefusal))
            .map(PostViews::renderDraft));
  }

  private static String draftLocation(Post post) {
    return "/posts/%s/draft".formatted(post.id());
  }

  private static Either<Problem, Option<Instant>> toPublishedAt(RequestFields fields) {
    return Problems.fromValidation(
        fields.rejectUnknown(
            List.of("publishedAt"),
            fields.optional(
                "publishedAt", raw -> RequestFields.parseTimestamp("/publishedAt", raw))));
  }

  private static Either<Problem, Instant> toPublishAt(RequestFields fields) {
    return Problems.fromValidation(
        fields.rejectUnknown(
            List.of("publishAt"),
            fields.required("publishAt", raw -> RequestFields.parseTimestamp("/publishAt", raw))));
  }

  private static Validation<Seq<FieldError>, Option<PostStatus>> readStatus(
      ApiRequest request, Seq<PostStatus> allowed) {
    return request
        .query()
        .read(
            STATUS,
            raw ->
                PostStatus.parse(raw)
                    .filter(allowed::contains)
                    .toValidation(() ->
                        List.of(
                            FieldError.inParameter(
                                STATUS,
                                "must be one of "
                                    + allowed.map(PostStatus::label).mkString(", ")))));
  }

  private static Map<String, String> filters(Option<PostStatus> status) {
    return status
        .<Map<String, String>>map(only -> LinkedHashMap.of(STATUS, only.label()))
        .getOrElse(LinkedHashMap.empty());
  }
}
