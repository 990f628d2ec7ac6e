package dev.blogify.adapters.in.consumers;

import dev.blogify.adapters.json.JsonError;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.JsonReader;
import dev.blogify.adapters.json.JsonValue;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Reads and writes the JSON of Lambda functions that are invoked by a DynamoDB stream (AWS: <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">Using Lambda with
 * DynamoDB</a>).
 */
public final class DynamoDbStreamJson {
  private DynamoDbStreamJson() {}

  /**
   * Reads the records of a batch without validating them. Input that has no {@code Records} array
   * is an error, because Lambda would regard an empty batch as processed.
   */
  public static Seq<JsonValue> readEvent(InputStream in) throws IOException {
    return records(JsonReader.DEFAULT.read(in));
  }

  static Seq<JsonValue> readEvent(String text) throws IOException {
    return records(JsonReader.DEFAULT.read(text));
  }

  /**
   * Writes the partial batch response. Lambda retries from the given sequence number, and
   * interprets an empty list as success (EVT-7).
   */
  public static void writeResponse(Option<String> firstFailed, OutputStream out)
      throws IOException {
    BatchItemFailures.write(firstFailed.toList(), out);
  }

  /** Writes a batch that contains one record. */
  static String toBatch(JsonValue streamRecord) {
    return JsonObject.EMPTY
        .with("Records", new JsonValue.JsonArray(List.of(streamRecord)))
        .toJson();
  }

  private static Seq<JsonValue> records(Either<JsonError, JsonObject> batch) throws IOException {
    return batch
        .getOrElseThrow(error -> new IOException(error.description()))
        .optionalArray("Records")
        .getOrElseThrow(() -> new IOException("The stream event has no \"Records\" array"));
  }
}
