package dev.blogify.adapters.http;

import dev.blogify.application.audit.AuditEntry;
import dev.blogify.application.audit.ReadAudit;
import dev.blogify.application.audit.ReadAudit.Part;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.PostId;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Who did what, and when. */
public final class AuditEndpoints {
  private static final String ACTOR = "actor";
  private static final String DAY = "day";

  /** Java's own parser also takes years of nine digits. */
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private AuditEndpoints() {}

  public static Endpoint listPostAudit(ReadAudit useCase, Cursors cursors) {
    return Exchange.signedIn(
        Listing.PARAMETERS,
        (request, caller) ->
            Problems.read(Listing.read(cursors, request))
                .flatMap(listing ->
                    PostId.parse(request.path("postId"))
                        .toEither(Problems::notFound)
                        .flatMap(post ->
                            useCase
                                .ofPost(post, caller.person(), listing.page())
                                .mapLeft(Problems::of))
                        .map(page -> listing.answer(page, AuditEndpoints::entry))));
  }

  public static Endpoint listAudit(ReadAudit useCase, Cursors cursors) {
    return Exchange.signedIn(
        Listing.PARAMETERS.appendAll(List.of(ACTOR, DAY)),
        (request, caller) ->
            Problems.read(
                    part(request.query())
                        .flatMap(part ->
                            Listing.read(cursors, request, filters(part))
                                .map(listing -> Tuple.of(part, listing))))
                .flatMap(asked ->
                    useCase
                        .ofEverything(asked._1, caller.person(), asked._2.page())
                        .mapLeft(Problems::of)
                        .map(page -> asked._2.answer(page, AuditEndpoints::entry))));
  }

  private static Validation<Seq<Flaw>, Part> part(Query query) {
    return Validation.combine(
            query.read(ACTOR, AuditEndpoints::by), query.read(DAY, AuditEndpoints::on))
        .ap(Tuple::of)
        .mapError(Flaw::all)
        .flatMap(parts ->
            parts._1.isDefined() && parts._2.isDefined()
                ? Flaw.inParameter(DAY, "must not come together with actor").alone()
                : parts
                    ._1
                    .orElse(parts._2)
                    .toValidation(
                        () -> List.of(Flaw.inParameter(ACTOR, "must be given, unless day is"))));
  }

  private static Validation<Seq<Flaw>, Part> by(String raw) {
    return UserId.parse(raw)
        .<Part>map(Part.By::new)
        .toValidation(() -> List.of(Flaw.inParameter(ACTOR, "must be the id of a user")));
  }

  private static Validation<Seq<Flaw>, Part> on(String raw) {
    return date(raw)
        .<Part>map(Part.On::new)
        .toValidation(() ->
            List.of(Flaw.inParameter(DAY, "must be a date of RFC 3339, for example 2026-01-31")));
  }

  private static Option<LocalDate> date(String raw) {
    try {
      return Option.when(DATE.matcher(raw).matches(), () -> LocalDate.parse(raw));
    } catch (DateTimeException _) {
      return Option.none();
    }
  }

  private static Map<String, String> filters(Part part) {
    return switch (part) {
      case Part.By(var actor) -> LinkedHashMap.of(ACTOR, actor.value());
      case Part.On(var day) -> LinkedHashMap.of(DAY, day.toString());
    };
  }

  private static void entry(Members view, AuditEntry entry) {
    view.put("eventId", entry.eventId().toString())
        .put("type", entry.type())
        .put("subject", entry.subject())
        .put("sequence", entry.sequence())
        .put("time", entry.at())
        .put("actorId", entry.actor().person().map(UserId::value))
        .put("actorRole", entry.actor().label())
        .put("correlationId", entry.correlationId())
        .putJson("data", entry.data());
  }
}
