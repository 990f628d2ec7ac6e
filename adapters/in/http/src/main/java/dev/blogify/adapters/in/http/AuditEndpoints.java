package dev.blogify.adapters.in.http;

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
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** The endpoints for the audit trail. */
final class AuditEndpoints {
  private static final String ACTOR = "actor";
  private static final String DAY = "day";

  /** Limits years to four digits, because {@link LocalDate} also parses years of nine digits. */
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private AuditEndpoints() {}

  static Endpoint listPostAudit(ReadAuditTrail useCase, Cursors cursors) {
    return OperationPipeline.authenticated(
        PageQuery.PARAMETERS,
        (request, caller) ->
            PageQuery.parse(cursors, request)
                .flatMap(query ->
                    request
                        .pathParameter("postId", PostId::parse)
                        .flatMap(post ->
                            useCase
                                .listForPost(post, caller.person(), query.pageRequest())
                                .mapLeft(Problem::fromRefusal))
                        .map(page -> query.toResponse(page, AuditEndpoints::viewEntry))));
  }

  static Endpoint listAudit(ReadAuditTrail useCase, Cursors cursors) {
    return OperationPipeline.authenticated(
        PageQuery.PARAMETERS.appendAll(List.of(ACTOR, DAY)),
        (request, caller) ->
            readFilter(request.query())
                .flatMap(filter ->
                    PageQuery.parse(cursors, request, toQueryParameters(filter))
                        .flatMap(query ->
                            useCase
                                .listFiltered(filter, caller.person(), query.pageRequest())
                                .mapLeft(Problem::fromRefusal)
                                .map(page -> query.toResponse(page, AuditEndpoints::viewEntry)))));
  }

  private static Either<Problem, AuditFilter> readFilter(QueryParameters query) {
    var actor = query.read(ACTOR, UserId::parse, "must be the id of a user");
    var day =
        query.read(
            DAY, AuditEndpoints::parseDate, "must be a date of RFC 3339, for example 2026-01-31");
    return Problem.fromValidation(
        Validation.combine(
                actor.map(given -> given.<AuditFilter>map(AuditFilter.ByActor::new)),
                day.map(given -> given.<AuditFilter>map(AuditFilter.OnDay::new)))
            .ap(Tuple::of)
            .mapError(FieldError::flatten)
            .flatMap(filters ->
                filters._1.isDefined() && filters._2.isDefined()
                    ? FieldError.inParameter(DAY, "must not be combined with actor").toInvalid()
                    : filters
                        ._1
                        .orElse(filters._2)
                        .toValidation(() ->
                            List.of(
                                FieldError.inParameter(ACTOR, "is required if day is missing")))));
  }

  private static Option<LocalDate> parseDate(String raw) {
    try {
      return Option.when(DATE.matcher(raw).matches(), () -> LocalDate.parse(raw));
    } catch (DateTimeException _) {
      return Option.none();
    }
  }

  private static Map<String, String> toQueryParameters(AuditFilter filter) {
    return switch (filter) {
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
