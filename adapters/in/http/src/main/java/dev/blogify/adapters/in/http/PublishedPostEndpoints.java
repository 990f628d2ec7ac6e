package dev.blogify.adapters.in.http;

import dev.blogify.adapters.events.PublicPaths;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.post.ListPublishedPosts;
import dev.blogify.application.post.ListTags;
import dev.blogify.application.post.ReadPublishedPost;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.Tag;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Validation;

/** The anonymous endpoints for published posts and tags. */
final class PublishedPostEndpoints {
  private PublishedPostEndpoints() {}

  static Endpoint listPosts(ListPublishedPosts useCase, Cursors cursors) {
    return OperationPipeline.anonymous(
        PageQuery.PARAMETERS.appendAll(List.of("tag", "author")),
        request ->
            readFeed(request.query())
                .flatMap(feed ->
                    PageQuery.parse(cursors, request, filters(feed))
                        .map(query ->
                            query.toResponse(
                                useCase.handle(feed, query.pageRequest()),
                                PostViews::viewPublished))));
  }

  static Endpoint getPost(ReadPublishedPost useCase, PostViews views) {
    return OperationPipeline.anonymous(request ->
        PostId.parse(request.pathParameter("postId"))
            .flatMap(useCase::handle)
            .toEither(Problem::notFound)
            .map(post -> renderPublished(request, post, views)));
  }

  static Endpoint getPostBySlug(ReadPublishedPost useCase, PostViews views) {
    return OperationPipeline.anonymous(request ->
        Slug.ofAddress(request.pathParameter("slug"))
            .flatMap(slug ->
                useCase
                    .handle(slug)
                    .map(post ->
                        post.metadata()
                                .slugHistory()
                                .current()
                                .value()
                                .equals(request.pathParameter("slug"))
                            ? renderPublished(request, post, views)
                            : redirectToCurrentSlug(post)))
            .toEither(Problem::notFound));
  }

  static Endpoint listTags(ListTags useCase, Cursors cursors) {
    return OperationPipeline.anonymous(
        PageQuery.PARAMETERS,
        request ->
            PageQuery.parse(cursors, request)
                .map(query ->
                    query.toResponse(
                        useCase.handle(query.pageRequest()), PostViews::viewTagCount)));
  }

  static Endpoint getHealth() {
    return OperationPipeline.anonymous(
        _ -> Either.right(ApiResponse.json(200, JsonObject.EMPTY.with("status", "ok"))));
  }

  private static ApiResponse renderPublished(ApiRequest request, Published post, PostViews views) {
    return EntityTags.notModifiedOr(
        request, post.publishedVersion().version(), () -> views.renderPublished(post));
  }

  /** Redirects permanently from a former slug, or from another spelling, to the current slug. */
  private static ApiResponse redirectToCurrentSlug(Published post) {
    return ApiResponse.redirect(308, PublicPaths.slug(post.metadata().slugHistory().current()));
  }

  private static Either<Problem, Feed> readFeed(QueryParameters query) {
    var tag = query.read("tag", raw -> Tag.parse("", raw));
    var author = query.read("author", UserId::parse, "must be the id of a user");
    return Problem.fromValidation(
        Validation.combine(
                tag.map(given -> given.<Feed>map(Feed.ByTag::new)),
                author.map(given -> given.<Feed>map(Feed.ByAuthor::new)))
            .ap(Tuple::of)
            .mapError(FieldError::flatten)
            .flatMap(filters ->
                filters._1.isDefined() && filters._2.isDefined()
                    ? FieldError.inParameter("author", "must not be combined with tag").toInvalid()
                    : Validation.valid(
                        filters._1.orElse(filters._2).getOrElse(new Feed.AllPosts()))));
  }

  private static Map<String, String> filters(Feed feed) {
    return switch (feed) {
      case Feed.AllPosts() -> LinkedHashMap.empty();
      case Feed.ByTag(var tag) -> LinkedHashMap.of("tag", tag.value());
      case Feed.ByAuthor(var author) -> LinkedHashMap.of("author", author.value());
    };
  }
}
