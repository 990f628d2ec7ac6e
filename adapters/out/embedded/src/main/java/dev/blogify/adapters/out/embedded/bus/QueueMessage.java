package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.json.JsonObject;

/**
 * A received message.
 *
 * @param body the JSON of an EventBridge event
 * @param receiveCount the number of receives, including this one
 */
record QueueMessage(long id, String body, int receiveCount) {

  /** Returns the event type and the ids that correlate log lines with the original request. */
  String logSummary() {
    var event = JsonObject.parse(body);
    var detail = event.object("detail");
    return "%s %s, correlation %s, trace %s"
        .formatted(
            event.text("detail-type"),
            detail.optionalText("id").getOrElse(() -> event.text("id")),
            detail.optionalText("correlationid").getOrElse(() -> event.text("id")),
            detail.optionalText("traceparent").getOrElse("none"));
  }
}
