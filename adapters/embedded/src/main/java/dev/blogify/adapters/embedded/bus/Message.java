package dev.blogify.adapters.embedded.bus;

import dev.blogify.adapters.events.WireEvent.Data;

/**
 * What a queue hands out.
 *
 * @param receives how often, this time included
 */
record Message(long id, String body, int receives) {

  /** What log lines say of it, so that one can follow a request to all that came of it. */
  String trace() {
    var entry = Data.parse(body);
    var detail = entry.object("detail");
    return "%s %s, correlation %s, trace %s"
        .formatted(
            entry.text("detail-type"),
            detail.optionalText("id").getOrElse(() -> entry.text("id")),
            detail.optionalText("correlationid").getOrElse(() -> entry.text("id")),
            detail.optionalText("traceparent").getOrElse("none"));
  }
}
