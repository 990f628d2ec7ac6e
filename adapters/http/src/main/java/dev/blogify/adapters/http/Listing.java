package dev.blogify.adapters.http;

import dev.blogify.application.Page;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.function.BiConsumer;

/**
 * One page of a list, as asked for.
 *
 * @param filters what chooses the list's items, in the API's words; a cursor is good for these only
 */
record Listing(Cursors cursors, Request request, Map<String, String> filters, Page.Request page) {
  static final Seq<String> PARAMETERS = List.of("limit", "cursor");

  private static final int DEFAULT_LIMIT = 20;

  static Validation<Seq<Flaw>, Listing> read(Cursors cursors, Request request) {
    return read(cursors, request, LinkedHashMap.empty());
  }

  static Validation<Seq<Flaw>, Listing> read(
      Cursors cursors, Request request, Map<String, String> filters) {
    var limit = request.query().read("limit", Listing::limit);
    var after =
        request.query().read("cursor", cursor -> open(cursors, scope(request, filters), cursor));
    return Validation.combine(limit, after)
        .ap((items, start) ->
            new Listing(
                cursors, request, filters, new Page.Request(items.getOrElse(DEFAULT_LIMIT), start)))
        .mapError(Flaw::all);
  }

  /** A page as JSON; where the next one begins stands in the body and in a {@code Link}. */
  <T> Answer answer(Page<T> items, BiConsumer<Members, T> view) {
    var cursor = items.next().map(next -> cursors.seal(scope(request, filters), next));
    var answer =
        Answer.json(
            200, list -> list.putObjects("items", items.items(), view).put("nextCursor", cursor));
    return cursor
        .map(next -> answer.with("link", "<%s>; rel=\"next\"".formatted(reference(next))))
        .getOrElse(answer);
  }

  private String reference(String cursor) {
    var parameters = filters.put("limit", Integer.toString(page.limit())).put("cursor", cursor);
    return request.event().getRawPath() + "?" + Query.encode(parameters);
  }

  /** The path names the list, and for some whose it is; one's own lists are told by the caller. */
  private static Seq<String> scope(Request request, Map<String, String> filters) {
    return List.of(
            request.event().getRawPath(),
            Caller.of(request).map(caller -> caller.person().id().value()).getOrElse(""))
        .appendAll(filters.flatMap(filter -> List.of(filter._1, filter._2)));
  }

  private static Validation<Seq<Flaw>, Integer> limit(String raw) {
    return Option.of(raw)
        .filter(number -> number.matches("[1-9][0-9]{0,3}"))
        .map(Integer::valueOf)
        .filter(number -> number <= Page.Request.MAX)
        .toValidation(() ->
            List.of(Flaw.inParameter("limit", "must be from 1 to %d".formatted(Page.Request.MAX))));
  }

  private static Validation<Seq<Flaw>, String> open(
      Cursors cursors, Seq<String> scope, String cursor) {
    return cursors
        .open(scope, cursor)
        .toValidation(() ->
            List.of(
                Flaw.inParameter("cursor", "must be the nextCursor of a page of the same list")));
  }
}
