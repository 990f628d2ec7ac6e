package dev.blogify.adapters.in.http;

import dev.blogify.adapters.api.PublicPaths;
import dev.blogify.adapters.in.http.json.FieldError;
import dev.blogify.adapters.in.http.query.Cursors;
import dev.blogify.adapters.in.http.query.QueryParameters;
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
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Validation;

/** The anonymous endpoints for published posts and tags. */
public final class PublishedPostEndpoints {
  private PublishedPostEndpoints() {}

  public static Endpoint listPosts(ListPublishedPosts useCase, Cursors cursors) {
    return OperationPipeline.anonymous(
        PageQuery.PARAMETERS.appendAll(List.of("tag", "author")),
        request ->
            Problems.fromValidation(
                    readFeed(request.query())
                        .flatMap(feed ->
                            PageQuery.parse(cursors, request, filters(feed))
                                .map(pageQuery -> Tuple.of(feed, pageQuery))))
                .map(query ->
                    query._2.toResponse(
                        useCase.handle(query._1, query._2.pageRequest()),
                        PostViews::viewPublished)));
  }

  public static Endpoint getPost(ReadPublishedPost useCase) {
    return OperationPipeline.anonymous(request ->
        PostId.parse(request.pathParameter("postId"))
            .flatMap(useCase::handle)
            .toEither(Problems::notFound)
            .map(post -> renderPublished(request, post)));
  }

  public static Endpoint getPostBySlug(ReadPublishedPost useCase) {
    return OperationPipeline.anonymous(request ->
        Slug.parse(request.pathParameter("slug"))
            .toOption()
            .flatMap(slug ->
                useCase
                    .handle(slug)
                    .map(post ->
                        post.metadata().slugHistory().current().equals(slug)
                            ? renderPublished(request, post)
                            : redirectToCurrentSlug(post)))
            .toEither(Problems::notFound));
  }

  public static Endpoint listTags(ListTags useCase, Cursors cursors) {
    return OperationPipeline.anonymous(
        PageQuery.PARAMETERS,
        request ->
            Problems.fromValidation(PageQuery.parse(cursors, request))
                .map(pageQuery ->
                    pageQuery.toResponse(
                        useCase.handle(pageQuery.pageRequest()), PostViews::viewTagCount)));
  }

  public static Endpoint getHealth() {
    return OperationPipeline.anonymous(
        _ -> Either.right(ApiResponse.json(200, JsonObject.EMPTY.with("status", "ok"))));
  }

  private static ApiResponse renderPublished(ApiRequest request, Published post) {
    return ConditionalRequests.notModifiedOr(
        request, post.publishedVersion().version(), () -> PostViews.renderPublished(post));
  }

  /** Redirects permanently from a former slug to the current slug. */
  private static ApiResponse redirectToCurrentSlug(Published post) {
    return ApiResponse.redirect(308, PublicPaths.slug(post.metadata().slugHistory().current()));
  }

  private static Validation<Seq<FieldError>, Feed> readFeed(QueryParameters query) {
    return Validation.combine(
            query.read("tag", PublishedPostEndpoints::parseTag),
            query.read("author", PublishedPostEndpoints::parseAuthor))
        .ap(Tuple::of)
        .mapError(FieldError::flatten)
        .flatMap(tagAndAuthor ->
            tagAndAuthor._1.isDefined() && tagAndAuthor._2.isDefined()
                ? FieldError.inParameter("author", "must not be combined with tag").toInvalid()
                : Validation.valid(
                    tagAndAuthor._1.orElse(tagAndAuthor._2).getOrElse(new Feed.AllPosts())));
  }

  private static Validation<Seq<FieldError>, Feed> parseTag(String raw) {
    return Tag.parse("", raw)
        .<Feed>map(Feed.ByTag::new)
        .mapError(violations -> FieldError.inParameter("tag", violations));
  }

  private static Validation<Seq<FieldError>, Feed> parseAuthor(String raw) {
    return UserId.parse(raw)
        .<Feed>map(Feed.ByAuthor::new)
        .toValidation(() -> List.of(FieldError.inParameter("author", "must be the id of a user")));
  }

  private static Map<String, String> filters(Feed feed) {
    return switch (feed) {
      case Feed.AllPosts() -> LinkedHashMap.empty();
      case Feed.ByTag(var tag) -> LinkedHashMap.of("tag", tag.value());
      case Feed.ByAuthor(var author) -> LinkedHashMap.of("author", author.value());
    };
  }
}
