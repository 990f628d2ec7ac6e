package dev.blogify.infrastructure.acceptance.platforms.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.adapters.in.consumers.LambdaEvents;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Lambda's events for stream records. */
final class StreamEventJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StreamEventJson() {}

  static byte[] fromRecords(Seq<Record> records, String stream) {
    try {
      return JSON.writeValueAsBytes(
          LambdaEvents.batch(records.map(each -> asMap(each, stream)).asJava()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An event with one change of a post, which has a minimal image. */
  static byte[] forSingleEvent(String postId, String fact) {
    var post = AttributeValue.fromS(postId);
    var change =
        StreamRecord.builder()
            .approximateCreationDateTime(Instant.EPOCH)
            .keys(Map.of("postId", post))
            .newImage(
                Map.of(
                    "postId",
                    post,
                    "version",
                    AttributeValue.fromN("1"),
                    "outbox",
                    AttributeValue.fromL(List.of(AttributeValue.fromS(fact)))))
            .sequenceNumber("100000000001")
            .sizeBytes(1L)
            .streamViewType(StreamViewType.NEW_IMAGE)
            .build();
    var one =
        Record.builder()
            .eventID(UUID.nameUUIDFromBytes(fact.getBytes(UTF_8)).toString())
            .eventName(OperationType.MODIFY)
            .dynamodb(change)
            .build();
    return fromRecords(
        Vector.of(one), "arn:aws:dynamodb:eu-west-3:123456789012:table/Posts/stream/2026");
  }

  private static Map<String, Object> asMap(Record each, String stream) {
    var change = each.dynamodb();
    var images = new LinkedHashMap<String, Object>();
    if (change.hasNewImage()) {
      images.put("NewImage", asMap(change.newImage()));
    }
    if (change.hasOldImage()) {
      images.put("OldImage", asMap(change.oldImage()));
    }
    var record =
        LambdaEvents.streamRecord(
            each.eventID(),
            each.eventNameAsString(),
            change.sequenceNumber(),
            change.approximateCreationDateTime(),
            asMap(change.keys()),
            images);
    record.put("eventSourceARN", stream);
    return record;
  }

  private static Map<String, Object> asMap(Map<String, AttributeValue> item) {
    var attributes = new LinkedHashMap<String, Object>();
    item.forEach((name, value) -> attributes.put(name, asMap(value)));
    return attributes;
  }

  private static Map<String, Object> asMap(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case B -> Map.of("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
      case SS -> Map.of("SS", value.ss());
      case NS -> Map.of("NS", value.ns());
      case BS ->
          Map.of(
              "BS",
              Vector.ofAll(value.bs())
                  .map(each -> Base64.getEncoder().encodeToString(each.asByteArray()))
                  .asJava());
      case M -> Map.of("M", asMap(value.m()));
      case L -> Map.of("L", Vector.ofAll(value.l()).map(StreamEventJson::asMap).asJava());
      case BOOL -> Map.of("BOOL", value.bool());
      case NUL -> Map.of("NULL", true);
      case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("Unknown: " + value);
    };
  }
}
