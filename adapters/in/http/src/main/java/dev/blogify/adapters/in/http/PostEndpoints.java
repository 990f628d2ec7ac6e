package dev.blogify.adapters.in.http;

import dev.blogify.adapters.json.JsonValue.JsonString;
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
import dev.blogify.domain.post.Body;
import dev.blogify.domain.post.CanonicalUrl;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.ContentEdit;
import dev.blogify.domain.post.Excerpt;
import dev.blogify.domain.post.Language;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.Tags;
import dev.blogify.domain.post.Title;
import io.vavr.Tuple;
import io.vavr.Tuple2;
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
final class PostEndpoints {
  private static final String STATUS = "status";

  private static final Seq<String> CONTENT_FIELDS =
      List.of(
          "title", "body", "excerpt", "tags", "coverMediaId", "canonicalUrl", "language", "slug");

  private PostEndpoints() {}

  static Endpoint createPost(CreatePost useCase, PostViews views) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .jsonBody()
            .flatMap(PostEndpoints::toNewPost)
            .map(post -> new CreatePost.Command(post._1, post._2, caller.commandContext()))
            .flatMap(command -> useCase.handle(command).mapLeft(Problem::fromRefusal))
            .map(post -> views.renderDraft(201, post).withHeader("location", draftLocation(post))));
  }

  static Endpoint getDraft(ReadDraft useCase, PostViews views) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .pathParameter("postId", PostId::parse)
            .flatMap(post -> useCase.handle(post, caller.person()).mapLeft(Problem::fromRefusal))
            .map(post ->
                EntityTags.notModifiedOr(request, post.version(), () -> views.renderDraft(post))));
  }

  static Endpoint editPost(EditPost useCase, PostViews views) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .mergePatchBody()
            .flatMap(PostEndpoints::toContentEdit)
            .flatMap(edit ->
                readTarget(request, caller).map(target -> new EditPost.Command(target, edit)))
            .flatMap(command -> useCase.handle(command).mapLeft(Problem::fromRefusal))
            .map(views::renderDraft));
  }

  static Endpoint trashPost(TrashPost useCase, PostViews views) {
    return transition(useCase::handle, views);
  }

  static Endpoint discardWorkingCopy(DiscardWorkingCopy useCase, PostViews views) {
    return transition(useCase::handle, views);
  }

  static Endpoint publishPost(PublishPost useCase, PostViews views) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .optionalJsonBody()
            .flatMap(PostEndpoints::toPublishedAt)
            .flatMap(publishedAt ->
                readTarget(request, caller)
                    .map(target -> new PublishPost.Command(target, publishedAt)))
            .flatMap(command -> useCase.handle(command).mapLeft(Problem::fromRefusal))
            .map(views::renderDraft));
  }

  static Endpoint unpublishPost(UnpublishPost useCase, PostViews views) {
    return transition(useCase::handle, views);
  }

  static Endpoint restorePost(RestorePost useCase, PostViews views) {
    return transition(useCase::handle, views);
  }

  static Endpoint schedulePost(SchedulePost useCase, PostViews views) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .jsonBody()
            .flatMap(PostEndpoints::toPublishAt)
            .flatMap(publishAt ->
                readTarget(request, caller)
                    .map(target -> new SchedulePost.Command(target, publishAt)))
            .flatMap(command -> useCase.handle(command).mapLeft(Problem::fromRefusal))
            .map(views::renderDraft));
  }

  static Endpoint unschedulePost(UnschedulePost useCase, PostViews views) {
    return transition(useCase::handle, views);
  }

  static Endpoint listMyPosts(ListPosts useCase, Cursors cursors) {
    return OperationPipeline.authenticated(
        PageQuery.PARAMETERS.append(STATUS),
        (request, caller) ->
            readStatus(request, List.of(PostStatus.values()))
                .flatMap(status ->
                    PageQuery.parse(cursors, request, filters(status))
                        .map(query ->
                            query.toResponse(
                                useCase.listOwn(caller.person().id(), status, query.pageRequest()),
                                PostViews::viewDraft))));
  }

  static Endpoint listDrafts(ListPosts useCase, Cursors cursors) {
    return OperationPipeline.authenticated(
        PageQuery.PARAMETERS.append(STATUS),
        (request, caller) ->
            readStatus(request, List.of(PostStatus.DRAFT, PostStatus.SCHEDULED, PostStatus.TRASHED))
                .map(status -> status.getOrElse(PostStatus.DRAFT))
                .flatMap(status ->
                    PageQuery.parse(cursors, request, filters(Option.some(status)))
                        .flatMap(query ->
                            useCase
                                .listAllUnpublished(caller.person(), status, query.pageRequest())
                                .mapLeft(Problem::fromRefusal)
                                .map(page -> query.toResponse(page, PostViews::viewDraft)))));
  }

  /** Reads the id of the post to change and its expected version. */
  static Either<Problem, PostTarget> readTarget(ApiRequest request, Caller caller) {
    return EntityTags.readIfMatch(request)
        .flatMap(expected ->
            request
                .pathParameter("postId", PostId::parse)
                .map(post -> new PostTarget(post, expected, caller.commandContext())));
  }

  /** Creates an endpoint for a state transition, which has no request body. */
  private static Endpoint transition(
      Function<PostTarget, Either<PostRefusal, Post>> useCase, PostViews views) {
    return OperationPipeline.authenticated((request, caller) ->
        request
            .noBody()
            .flatMap(_ -> readTarget(request, caller))
            .flatMap(target -> useCase.apply(target).mapLeft(Problem::fromRefusal))
            .map(views::renderDraft));
  }

  private static String draftLocation(Post post) {
    return "/posts/%s/draft".formatted(post.id());
  }

  private static Either<Problem, Option<Instant>> toPublishedAt(RequestFields fields) {
    return Problem.fromValidation(
        fields.rejectUnknown(
            List.of("publishedAt"),
            fields.nullable(
                "publishedAt", raw -> RequestFields.parseTimestamp("/publishedAt", raw))));
  }

  private static Either<Problem, Instant> toPublishAt(RequestFields fields) {
    return Problem.fromValidation(
        fields.rejectUnknown(
            List.of("publishAt"),
            fields.required("publishAt", raw -> RequestFields.parseTimestamp("/publishAt", raw))));
  }

  /** Accepts the same values as a merge patch, but requires a title. Null is absence. */
  private static Either<Problem, Tuple2<Content, Option<Slug>>> toNewPost(RequestFields fields) {
    return readContent(
            fields,
            fields.required("title", Title::parse).map(Option::some),
            fields.nullable("slug", Slug::parse))
        .map(given ->
            Tuple.of(
                new Content(
                    given.title().get(),
                    given.body().getOrElse(Body.EMPTY),
                    given.excerpt().flatMap(excerpt -> excerpt),
                    given.tags().getOrElse(Tags.NONE),
                    given.cover().flatMap(cover -> cover),
                    given.canonicalUrl().flatMap(url -> url),
                    given.language().flatMap(language -> language)),
                given.slug()));
  }

  /**
   * Maps a merge patch (RFC 7396): null removes an optional field, empties the body and the tags,
   * and is refused for title and slug.
   */
  private static Either<Problem, ContentEdit> toContentEdit(RequestFields fields) {
    return readContent(
        fields, fields.optional("title", Title::parse), fields.optional("slug", Slug::parse));
  }

  private static Either<Problem, ContentEdit> readContent(
      RequestFields fields,
      Validation<Seq<FieldError>, Option<Title>> title,
      Validation<Seq<FieldError>, Option<Slug>> slug) {
    return checkBodySize(fields)
        .flatMap(_ ->
            Problem.fromValidation(
                fields.rejectUnknown(
                    CONTENT_FIELDS,
                    Validation.combine(
                            title,
                            fields.emptiable(
                                "body", RequestFields::readString, Body::parse, Body.EMPTY),
                            fields.removable("excerpt", Excerpt::parse),
                            fields.emptiable(
                                "tags", RequestFields::readStrings, Tags::parse, Tags.NONE),
                            fields.removable(
                                "coverMediaId",
                                raw -> RequestFields.parseMediaId("/coverMediaId", raw)),
                            fields.removable("canonicalUrl", CanonicalUrl::parse),
                            fields.removable("language", Language::parse),
                            slug)
                        .ap(ContentEdit::new)
                        .mapError(FieldError::flatten))));
  }

  /**
   * Reports an oversized body as a separate problem type, which takes precedence over other errors.
   */
  private static Either<Problem, RequestFields> checkBodySize(RequestFields fields) {
    return fields
            .values()
            .get("body")
            .exists(body -> body instanceof JsonString(var text) && Body.isTooLarge(text))
        ? Either.left(Problem.bodyTooLarge())
        : Either.right(fields);
  }

  private static Either<Problem, Option<PostStatus>> readStatus(
      ApiRequest request, Seq<PostStatus> allowed) {
    return Problem.fromValidation(
        request
            .query()
            .read(
                STATUS,
                raw -> PostStatus.parse(raw).filter(allowed::contains),
                "must be one of " + allowed.map(PostStatus::label).mkString(", ")));
  }

  private static Map<String, String> filters(Option<PostStatus> status) {
    return status
        .<Map<String, String>>map(only -> LinkedHashMap.of(STATUS, only.label()))
        .getOrElse(LinkedHashMap.empty());
  }
}
