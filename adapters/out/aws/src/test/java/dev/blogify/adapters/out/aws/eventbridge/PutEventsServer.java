package dev.blogify.adapters.out.aws.eventbridge;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.adapters.out.aws.AwsJsonServer;
import dev.blogify.adapters.out.aws.AwsJsonServer.AwsJsonError;
import dev.blogify.adapters.out.aws.AwsJsonServer.AwsJsonRequest;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A test server of EventBridge's {@code PutEvents}, which accepts or refuses each entry separately
 * and injects the failures of a script.
 */
public final class PutEventsServer implements AutoCloseable {
  /** The total size of the entries of a request (AWS: EventBridge quotas). */
  private static final int MAX_BYTES = 1 << 20;

  private final AwsJsonServer service = AwsJsonServer.start("AWSEvents", this::call);
  private final FailureScript script;
  private final Consumer<BusEntry> listener;
  private int callCount;

  private PutEventsServer(FailureScript script, Consumer<BusEntry> listener) {
    this.script = script;
    this.listener = listener;
  }

  /**
   * Starts the server on a free port.
   *
   * @param listener receives each accepted entry before the response, one at a time
   */
  public static PutEventsServer start(FailureScript script, Consumer<BusEntry> listener) {
    return new PutEventsServer(script, listener);
  }

  public URI endpoint() {
    return service.endpoint();
  }

  /** The number of requests, including failed ones. */
  public synchronized int callCount() {
    return callCount;
  }

  @Override
  public void close() {
    service.close();
  }

  private synchronized Either<AwsJsonError, Map<String, Object>> call(
      String operation, AwsJsonRequest request) {
    if (!operation.equals("PutEvents")) {
      return left(AwsJsonError.unknownOperation(operation));
    }
    var call = callCount++;
    var entries =
        Vector.ofAll((List<?>) request.fields().getOrDefault("Entries", List.of()))
            .map(each -> new EntryFields((java.util.Map<?, ?>) each));
    return Option.when(
            entries.isEmpty() || entries.size() > EventBridgeBus.MAX_ENTRIES,
            () -> validationError("1 validation error detected: 'entries' has " + entries.size()))
        .orElse(() ->
            Option.when(
                entries.map(EntryFields::bytes).sum().longValue() > MAX_BYTES,
                () ->
                    validationError("Total size of the entries in the request is over the limit.")))
        .orElse(() -> script.failCall(call))
        .<Either<AwsJsonError, Map<String, Object>>>map(Either::left)
        .getOrElse(() -> right(response(entries.map(entry -> put(call, entry)))));
  }

  private Either<AwsJsonError, BusEntry> put(int call, EntryFields fields) {
    return fields
        .findError()
        .<Either<AwsJsonError, BusEntry>>map(Either::left)
        .getOrElse(() -> right(fields.toEntry()))
        .flatMap(entry -> script.failEntry(call, entry).toEither(entry).swap())
        .peek(listener);
  }

  private static Map<String, Object> response(Seq<Either<AwsJsonError, BusEntry>> results) {
    return LinkedHashMap.of(
        "FailedEntryCount",
        results.count(Either::isLeft),
        "Entries",
        results
            .map(result ->
                result.fold(
                    refusal ->
                        java.util.Map.of(
                            "ErrorCode", refusal.type(), "ErrorMessage", refusal.message()),
                    entry -> java.util.Map.of("EventId", entry.id())))
            .asJava());
  }

  private static AwsJsonError validationError(String message) {
    return new AwsJsonError("ValidationException", message);
  }

  /** The failures to inject. Requests are counted from 0. */
  public interface FailureScript {
    /** Accepts everything. */
    FailureScript NO_FAILURES = new FailureScript() {};

    /** The error of a whole request, for example a {@code ThrottlingException}. */
    default Option<AwsJsonError> failCall(int call) {
      return Option.none();
    }

    /** The error of one entry, for example an {@code InternalFailure}. */
    default Option<AwsJsonError> failEntry(int call, BusEntry entry) {
      return Option.none();
    }
  }

  /**
   * An event on a bus.
   *
   * @param id assigned by EventBridge
   * @param detail unmodified JSON
   */
  public record BusEntry(
      String id,
      String bus,
      String source,
      String detailType,
      Instant time,
      String detail,
      Seq<String> resources,
      Option<String> traceHeader) {
    /** The event as a target receives it, with the time in seconds. */
    public String toTargetEvent() {
      try {
        return JSON.std.asString(
            LinkedHashMap.<String, Object>of("version", "0", "id", id)
                .put("detail-type", detailType)
                .put("source", source)
                .put("account", "123456789012")
                .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", "eu-central-1")
                .put("resources", resources.asJava())
                .put("detail", JSON.std.mapFrom(detail))
                .toJavaMap());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private record EntryFields(java.util.Map<?, ?> fields) {
    private static final Seq<String> REQUIRED = Vector.of("Source", "DetailType", "Detail");

    /** The size that AWS counts: text in UTF-8, and 14 bytes for a time. */
    int bytes() {
      var text =
          REQUIRED.flatMap(this::text).map(each -> each.getBytes(UTF_8).length).sum().intValue();
      return text + (fields.containsKey("Time") ? 14 : 0);
    }

    Option<AwsJsonError> findError() {
      return REQUIRED
          .find(name -> text(name).isEmpty())
          .map(name ->
              new AwsJsonError(
                  "InvalidArgument",
                  "Parameter %s is not valid. Reason: %s is a required argument."
                      .formatted(name, name)))
          .orElse(() ->
              Option.when(
                  !isObject(text("Detail").get()),
                  () -> new AwsJsonError("MalformedDetail", "Detail is malformed.")));
    }

    BusEntry toEntry() {
      return new BusEntry(
          UUID.randomUUID().toString(),
          text("EventBusName").getOrElse("default"),
          text("Source").get(),
          text("DetailType").get(),
          time(),
          text("Detail").get(),
          Vector.ofAll(
                  (Iterable<?>) Option.<Object>of(fields.get("Resources")).getOrElse(List.of()))
              .map(String::valueOf),
          text("TraceHeader"));
    }

    private Instant time() {
      return Option.of(fields.get("Time"))
          .map(
              seconds -> new BigDecimal(String.valueOf(seconds)).movePointRight(3).longValueExact())
          .map(Instant::ofEpochMilli)
          .getOrElse(Instant::now);
    }

    private Option<String> text(String name) {
      return fields.get(name) instanceof String text ? Option.some(text) : Option.none();
    }

    private static boolean isObject(String json) {
      try {
        return json.startsWith("{") && JSON.std.mapFrom(json) != null;
      } catch (IOException malformed) {
        return false;
      }
    }
  }
}
