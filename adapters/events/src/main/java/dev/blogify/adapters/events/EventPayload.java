package dev.blogify.adapters.events;

import dev.blogify.adapters.json.JsonObject;

/**
 * The type and data of a domain event in wire format.
 *
 * @param name the event name, such as {@code post.published}; it is stable, because consumers
 *     depend on it
 */
record EventPayload(String name, JsonObject data) {
  private static final int SCHEMA_VERSION = 1;

  String type() {
    return "blogify." + name + ".v" + SCHEMA_VERSION;
  }

  /** The URI of the schema of the data, which is in {@code docs/events/schemas}. */
  String schemaUri() {
    return "https://blogify.dev/events/" + name + "/" + SCHEMA_VERSION + ".json";
  }
}
