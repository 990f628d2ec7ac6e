package dev.blogify.functions;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.IOException;

/** An object of JSON of our own making: a member that is asked for is there, and of its type. */
record JsonObject(java.util.Map<?, ?> members) {
  static JsonObject parse(String json) throws IOException {
    return new JsonObject(JSON.std.mapFrom(json));
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  String text(String name) {
    return (String) member(name);
  }

  int number(String name) {
    return (Integer) member(name);
  }

  JsonObject object(String name) {
    return new JsonObject((java.util.Map<?, ?>) member(name));
  }

  Map<String, String> texts() {
    return LinkedHashMap.ofAll(members).mapKeys(String.class::cast).mapValues(String.class::cast);
  }

  Seq<JsonObject> objects(String name) {
    return List.ofAll((Iterable<?>) member(name))
        .map(each -> new JsonObject((java.util.Map<?, ?>) each));
  }

  private Object member(String name) {
    var value = members.get(name);
    if (value == null) {
      throw new IllegalStateException("There is no %s in %s".formatted(name, members.keySet()));
    }
    return value;
  }
}
