package dev.blogify.adapters.in.lambda;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.IOException;

/** An object of JSON of our own making: a member that is asked for is there, and of its type. */
record StrictJsonObject(java.util.Map<?, ?> members) {
  static StrictJsonObject parse(String json) throws IOException {
    return new StrictJsonObject(JSON.std.mapFrom(json));
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  String text(String name) {
    return (String) requireMember(name);
  }

  int number(String name) {
    return (Integer) requireMember(name);
  }

  StrictJsonObject object(String name) {
    return new StrictJsonObject((java.util.Map<?, ?>) requireMember(name));
  }

  Map<String, String> toStringMap() {
    return LinkedHashMap.ofAll(members).mapKeys(String.class::cast).mapValues(String.class::cast);
  }

  Seq<StrictJsonObject> objects(String name) {
    return List.ofAll((Iterable<?>) requireMember(name))
        .map(each -> new StrictJsonObject((java.util.Map<?, ?>) each));
  }

  private Object requireMember(String name) {
    var value = members.get(name);
    if (value == null) {
      throw new IllegalStateException("There is no %s in %s".formatted(name, members.keySet()));
    }
    return value;
  }
}
