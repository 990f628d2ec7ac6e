package dev.blogify.adapters.out.embedded.bus;

import dev.blogify.adapters.json.JsonObject;

/**
 * What a queue hands out.
 *
 * @param receiveCount how often, this time included
 */
record QueueMessage(long id, String body, int receiveCount) {

  /** What log lines say of it, so that one can follow a request to all that came of it. */
  String logSummary() {
    var entry = JsonObject.parse(body);
    var detail = entry.object("detail");
    return "%s %s, correlation %s, trace %s"
        .formatted(
            entry.text("detail-type"),
            detail.optionalText("id").getOrElse(() -> entry.text("id")),
            detail.optionalText("correlationid").getOrElse(() -> entry.text("id")),
            detail.optionalText("traceparent").getOrElse("none"));
  }
}
