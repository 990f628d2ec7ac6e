package dev.blogify.adapters.events;

import dev.blogify.adapters.json.JsonObject;

/**
 * An event of the domain in wire form, without its envelope.
 *
 * @param name fixed for ever, such as {@code post.published}; a new shape is a new version
 */
record EventPayload(String name, JsonObject data) {
  private static final int SCHEMA_VERSION = 1;

  String type() {
    return "blogify." + name + ".v" + SCHEMA_VERSION;
  }

  /** Where the schema of the data is to be found, below {@code docs/events/schemas}. */
  String schemaUri() {
    return "https://blogify.dev/events/" + name + "/" + SCHEMA_VERSION + ".json";
  }
}
