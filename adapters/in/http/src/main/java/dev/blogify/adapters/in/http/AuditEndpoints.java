package dev.blogify.adapters.in.http;

import dev.blogify.adapters.in.http.json.FieldError;
import dev.blogify.adapters.in.http.query.Cursors;
import dev.blogify.adapters.in.http.query.QueryParameters;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.audit.ReadAuditTrail;
import dev.blogify.application.audit.ReadAuditTrail.AuditFilter;
import dev.blogify.application.ports.AuditEntry;
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

  public static Endpoint listPostAudit(ReadAuditTrail useCase, Cursors cursors) {
    return OperationPipeline.authenticated(
        PageQuery.PARAMETERS,
        (request, caller) ->
            Problems.fromValidation(PageQuery.parse(cursors, request))
                .flatMap(listing ->
                    PostId.parse(request.pathParameter("postId"))
                        .toEither(Problems::notFound)
                        .flatMap(post ->
                            useCase
                                .listForPost(post, caller.person(), listing.pageRequest())
                                .mapLeft(Problems::fromRefusal))
                        .map(page -> listing.toResponse(page, AuditEndpoints::viewEntry))));
  }

  public static Endpoint listAudit(ReadAuditTrail useCase, Cursors cursors) {
    return OperationPipeline.authenticated(
        PageQuery.PARAMETERS.appendAll(List.of(ACTOR, DAY)),
        (request, caller) ->
            Problems.fromValidation(
                    readPart(request.query())
                        .flatMap(part ->
                            PageQuery.parse(cursors, request, filters(part))
                                .map(listing -> Tuple.of(part, listing))))
                .flatMap(asked ->
                    useCase
                        .listFiltered(asked._1, caller.person(), asked._2.pageRequest())
                        .mapLeft(Problems::fromRefusal)
                        .map(page -> asked._2.toResponse(page, AuditEndpoints::viewEntry))));
  }

  private static Validation<Seq<FieldError>, AuditFilter> readPart(QueryParameters query) {
    return Validation.combine(
            query.read(ACTOR, AuditEndpoints::parseActor),
            query.read(DAY, AuditEndpoints::parseDay))
        .ap(Tuple::of)
        .mapError(FieldError::flatten)
        .flatMap(parts ->
            parts._1.isDefined() && parts._2.isDefined()
                ? FieldError.inParameter(DAY, "must not come together with actor").toInvalid()
                : parts
                    ._1
                    .orElse(parts._2)
                    .toValidation(() ->
                        List.of(FieldError.inParameter(ACTOR, "must be given, unless day is"))));
  }

  private static Validation<Seq<FieldError>, AuditFilter> parseActor(String raw) {
    return UserId.parse(raw)
        .<AuditFilter>map(AuditFilter.ByActor::new)
        .toValidation(() -> List.of(FieldError.inParameter(ACTOR, "must be the id of a user")));
  }

  private static Validation<Seq<FieldError>, AuditFilter> parseDay(String raw) {
    return parseDate(raw)
        .<AuditFilter>map(AuditFilter.OnDay::new)
        .toValidation(() ->
            List.of(
                FieldError.inParameter(DAY, "must be a date of RFC 3339, for example 2026-01-31")));
  }

  private static Option<LocalDate> parseDate(String raw) {
    try {
      return Option.when(DATE.matcher(raw).matches(), () -> LocalDate.parse(raw));
    } catch (DateTimeException _) {
      return Option.none();
    }
  }

  private static Map<String, String> filters(AuditFilter part) {
    return switch (part) {
      case AuditFilter.ByActor(var actor) -> LinkedHashMap.of(ACTOR, actor.value());
      case AuditFilter.OnDay(var day) -> LinkedHashMap.of(DAY, day.toString());
    };
  }

  private static JsonObject viewEntry(AuditEntry entry) {
    return JsonObject.EMPTY
        .with("eventId", entry.eventId().toString())
        .with("type", entry.eventType())
        .with("subject", entry.subject())
        .with("sequence", entry.sequence())
        .with("time", entry.occurredAt())
        .withNullable("actorId", entry.actor().userId().map(UserId::value))
        .with("actorRole", entry.actor().label())
        .with("correlationId", entry.correlationId())
        .with("data", JsonObject.parse(entry.data()));
  }
}
