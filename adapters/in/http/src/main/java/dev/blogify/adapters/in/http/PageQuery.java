package dev.blogify.adapters.in.http;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.Page;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.function.Function;

/**
 * A request for one page of a list.
 *
 * @param filters the filter parameters of the list; a cursor is valid only for the same filters
 */
record PageQuery(
    Cursors cursors,
    ApiRequest request,
    Map<String, String> filters,
    Page.PageRequest pageRequest) {
  static final Seq<String> PARAMETERS = List.of("limit", "cursor");

  private static final int DEFAULT_LIMIT = 20;

  static Either<Problem, PageQuery> parse(Cursors cursors, ApiRequest request) {
    return parse(cursors, request, LinkedHashMap.empty());
  }

  static Either<Problem, PageQuery> parse(
      Cursors cursors, ApiRequest request, Map<String, String> filters) {
    var limit =
        request
            .query()
            .read(
                "limit",
                PageQuery::parseLimit,
                "must be between 1 and %d".formatted(Page.PageRequest.MAX_LIMIT));
    var after =
        request
            .query()
            .read(
                "cursor",
                cursor -> cursors.verify(cursorScope(request, filters), cursor),
                "must be the nextCursor of a page of the same list");
    return Problem.fromValidation(
        Validation.combine(limit, after)
            .ap((itemCount, start) ->
                new Page.PageRequest(itemCount.getOrElse(DEFAULT_LIMIT), start))
            .map(page -> new PageQuery(cursors, request, filters, page))
            .mapError(FieldError::flatten));
  }

  /** Writes the cursor of the next page to the body and to a {@code Link} header (RFC 8288). */
  <T> ApiResponse toResponse(Page<T> items, Function<T, JsonObject> view) {
    var cursor = items.nextCursor().map(next -> cursors.sign(cursorScope(request, filters), next));
    var response =
        ApiResponse.json(
            200,
            JsonObject.EMPTY
                .withObjects("items", items.items().map(view))
                .withNullable("nextCursor", cursor));
    return cursor
        .map(next -> response.withHeader("link", "<%s>; rel=\"next\"".formatted(nextUri(next))))
        .getOrElse(response);
  }

  private String nextUri(String cursor) {
    var parameters =
        filters.put("limit", Integer.toString(pageRequest.limit())).put("cursor", cursor);
    return request.event().getRawPath() + "?" + QueryParameters.encode(parameters);
  }

  /**
   * The scope includes the user, because lists such as {@code /me/posts} have the same path for all
   * users.
   */
  private static Seq<String> cursorScope(ApiRequest request, Map<String, String> filters) {
    return List.of(
            request.event().getRawPath(),
            Caller.fromRequest(request).map(caller -> caller.person().id().value()).getOrElse(""))
        .appendAll(filters.flatMap(filter -> List.of(filter._1, filter._2)));
  }

  private static Option<Integer> parseLimit(String raw) {
    return Option.when(raw.matches("[1-9][0-9]{0,3}"), () -> Integer.valueOf(raw))
        .filter(limit -> limit <= Page.PageRequest.MAX_LIMIT);
  }
}
