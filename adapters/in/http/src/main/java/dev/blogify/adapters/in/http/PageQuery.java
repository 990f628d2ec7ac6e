package dev.blogify.adapters.in.http;

import dev.blogify.adapters.in.http.json.FieldError;
import dev.blogify.adapters.in.http.query.Cursors;
import dev.blogify.adapters.in.http.query.QueryParameters;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.Page;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.function.Function;

/**
 * One page of a list, as asked for.
 *
 * @param filters what chooses the list's items, in the API's words; a cursor is good for these only
 */
record PageQuery(
    Cursors cursors,
    ApiRequest request,
    Map<String, String> filters,
    Page.PageRequest pageRequest) {
  static final Seq<String> PARAMETERS = List.of("limit", "cursor");

  private static final int DEFAULT_LIMIT = 20;

  static Validation<Seq<FieldError>, PageQuery> parse(Cursors cursors, ApiRequest request) {
    return parse(cursors, request, LinkedHashMap.empty());
  }

  static Validation<Seq<FieldError>, PageQuery> parse(
      Cursors cursors, ApiRequest request, Map<String, String> filters) {
    var limit = request.query().read("limit", PageQuery::parseLimit);
    var after =
        request
            .query()
            .read("cursor", cursor -> parseCursor(cursors, cursorScope(request, filters), cursor));
    return Validation.combine(limit, after)
        .ap((items, start) ->
            new PageQuery(
                cursors,
                request,
                filters,
                new Page.PageRequest(items.getOrElse(DEFAULT_LIMIT), start)))
        .mapError(FieldError::flatten);
  }

  /** A page as JSON; where the next one begins stands in the body and in a {@code Link}. */
  <T> ApiResponse toResponse(Page<T> items, Function<T, JsonObject> view) {
    var cursor = items.nextCursor().map(next -> cursors.sign(cursorScope(request, filters), next));
    var answer =
        ApiResponse.json(
            200,
            JsonObject.EMPTY
                .withObjects("items", items.items().map(view))
                .withNullable("nextCursor", cursor));
    return cursor
        .map(next -> answer.withHeader("link", "<%s>; rel=\"next\"".formatted(nextUri(next))))
        .getOrElse(answer);
  }

  private String nextUri(String cursor) {
    var parameters =
        filters.put("limit", Integer.toString(pageRequest.limit())).put("cursor", cursor);
    return request.event().getRawPath() + "?" + QueryParameters.encode(parameters);
  }

  /** The path names the list, and for some whose it is; one's own lists are told by the caller. */
  private static Seq<String> cursorScope(ApiRequest request, Map<String, String> filters) {
    return List.of(
            request.event().getRawPath(),
            Caller.fromRequest(request).map(caller -> caller.person().id().value()).getOrElse(""))
        .appendAll(filters.flatMap(filter -> List.of(filter._1, filter._2)));
  }

  private static Validation<Seq<FieldError>, Integer> parseLimit(String raw) {
    return Option.of(raw)
        .filter(number -> number.matches("[1-9][0-9]{0,3}"))
        .map(Integer::valueOf)
        .filter(number -> number <= Page.PageRequest.MAX_LIMIT)
        .toValidation(() ->
            List.of(
                FieldError.inParameter(
                    "limit", "must be from 1 to %d".formatted(Page.PageRequest.MAX_LIMIT))));
  }

  private static Validation<Seq<FieldError>, String> parseCursor(
      Cursors cursors, Seq<String> scope, String cursor) {
    return cursors
        .verify(scope, cursor)
        .toValidation(() ->
            List.of(
                FieldError.inParameter(
                    "cursor", "must be the nextCursor of a page of the same list")));
  }
}
