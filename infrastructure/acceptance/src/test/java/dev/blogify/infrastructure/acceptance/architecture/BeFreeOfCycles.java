package dev.blogify.infrastructure.acceptance.architecture;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * No group of classes depends on itself through other groups. ArchUnit 1.5.0 has a condition for
 * slices, which finds only some of the cycles of a graph with several.
 */
final class BeFreeOfCycles extends ArchCondition<JavaClass> {
  /**
   * An aggregate and the changes that it returns are one group, because a change holds the next
   * state of its aggregate. The JSON object is one with its reader and its writer, because it
   * parses and writes itself.
   */
  private static final Map<String, String> GROUP_OF_TYPE =
      Map.of(
          "dev.blogify.domain.media.MediaChange", "dev.blogify.domain.media.Media",
          "dev.blogify.domain.post.PostChange", "dev.blogify.domain.post.Post",
          "dev.blogify.domain.post.PostPurge", "dev.blogify.domain.post.Post",
          "dev.blogify.domain.user.UserChange", "dev.blogify.domain.user.User",
          "dev.blogify.adapters.json.JsonReader", "dev.blogify.adapters.json.JsonObject",
          "dev.blogify.adapters.json.JsonValue", "dev.blogify.adapters.json.JsonObject",
          "dev.blogify.adapters.json.JsonWriter", "dev.blogify.adapters.json.JsonObject");

  private final Function<JavaClass, String> groupOf;
  private Map<String, TreeSet<String>> dependencies = Map.of();

  private BeFreeOfCycles(String groups, Function<JavaClass, String> groupOf) {
    super("be free of cycles between " + groups);
    this.groupOf = groupOf;
  }

  static BeFreeOfCycles betweenPackages() {
    return new BeFreeOfCycles("packages", JavaClass::getPackageName);
  }

  /** Nested types belong to the group of their top-level type. */
  static BeFreeOfCycles betweenTopLevelTypes() {
    return new BeFreeOfCycles(
        "top-level types",
        type -> {
          var name = topLevelName(type);
          return GROUP_OF_TYPE.getOrDefault(name, name);
        });
  }

  /** The name of the top-level type that contains a type, or of the type itself. */
  static String topLevelName(JavaClass type) {
    return type.getName().split("\\$", 2)[0];
  }

  @Override
  public void init(Collection<JavaClass> types) {
    dependencies =
        types.stream()
            .collect(
                groupingBy(
                    groupOf,
                    TreeMap::new,
                    flatMapping(this::groupsUsedBy, toCollection(TreeSet::new))));
  }

  private Stream<String> groupsUsedBy(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> groupOf.apply(dependency.getTargetClass().getBaseComponentType()))
        .filter(group -> !group.equals(groupOf.apply(type)));
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {}

  @Override
  public void finish(ConditionEvents events) {
    for (var group : dependencies.keySet()) {
      var cycle = shortestCycleThrough(group);
      if (!cycle.isEmpty() && Collections.min(cycle).equals(group)) {
        events.add(SimpleConditionEvent.violated(group, String.join(" -> ", cycle)));
      }
    }
  }

  private List<String> shortestCycleThrough(String start) {
    var previous = new HashMap<String, String>();
    var queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty() && !previous.containsKey(start)) {
      var group = queue.remove();
      for (var next : dependencies.getOrDefault(group, new TreeSet<>())) {
        if (previous.putIfAbsent(next, group) == null) {
          queue.add(next);
        }
      }
    }
    return previous.containsKey(start) ? pathTo(start, previous) : List.of();
  }

  private static List<String> pathTo(String start, Map<String, String> previous) {
    var path = new ArrayList<>(List.of(start));
    do {
      path.addFirst(previous.get(path.getFirst()));
    } while (!path.getFirst().equals(start));
    return path;
  }
}
