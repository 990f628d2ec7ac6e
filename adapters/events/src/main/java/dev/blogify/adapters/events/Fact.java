package dev.blogify.adapters.events;

/**
 * An event of the domain in wire form, without its envelope.
 *
 * @param name fixed for ever, such as {@code post.published}; a new shape is a new version
 */
record Fact(String name, JsonObject data) {
  private static final int VERSION = 1;

  String type() {
    return "blogify." + name + ".v" + VERSION;
  }

  /** Where the schema of the data is to be found, below {@code docs/events/schemas}. */
  String schema() {
    return "https://blogify.dev/events/" + name + "/" + VERSION + ".json";
  }
}
