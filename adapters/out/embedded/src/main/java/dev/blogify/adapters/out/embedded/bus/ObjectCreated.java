package dev.blogify.adapters.out.embedded.bus;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What S3 tells of an upload, in the shape of its event (AWS: EventBridge event message structure).
 *
 * @param etag without quotes
 */
public record ObjectCreated(String bucket, String key, long size, String etag) {

  EventBridgeEvent toEventBridgeEvent(UUID id, Instant now) {
    return new EventBridgeEvent(id, "aws.s3", "Object Created", now, detailJson());
  }

  private String detailJson() {
    var object = new LinkedHashMap<String, Object>();
    object.put("key", key);
    object.put("size", size);
    object.put("etag", etag);
    var detail = new LinkedHashMap<String, Object>();
    detail.put("version", "0");
    detail.put("bucket", Map.of("name", bucket));
    detail.put("object", object);
    detail.put("reason", "PutObject");
    try {
      return JSON.std.asString(detail);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
  }
}
