package dev.blogify.adapters.in.consumers;

import dev.blogify.adapters.json.JsonObject;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the partial batch response that Lambda expects from stream and queue consumers. */
final class BatchItemFailures {
  private BatchItemFailures() {}

  static void write(Seq<String> itemIdentifiers, OutputStream out) throws IOException {
    JsonObject.EMPTY
        .withObjects(
            "batchItemFailures",
            itemIdentifiers.map(id -> JsonObject.EMPTY.with("itemIdentifier", id)))
        .writeTo(out);
  }
}
