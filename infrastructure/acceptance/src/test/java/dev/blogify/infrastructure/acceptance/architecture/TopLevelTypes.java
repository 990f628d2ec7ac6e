package dev.blogify.infrastructure.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;

/**
 * One slice per top-level type, which includes its nested types. An aggregate and the changes that
 * it returns share a slice, because a change holds the next state of its aggregate.
 */
final class TopLevelTypes implements SliceAssignment {
  private static final Map<String, String> AGGREGATE_BY_CHANGE =
      Map.of(
          "dev.blogify.domain.media.MediaChange", "dev.blogify.domain.media.Media",
          "dev.blogify.domain.post.PostChange", "dev.blogify.domain.post.Post",
          "dev.blogify.domain.post.PostPurge", "dev.blogify.domain.post.Post",
          "dev.blogify.domain.user.UserChange", "dev.blogify.domain.user.User");

  /** The name of the top-level type that contains a type, or of the type itself. */
  static String nameOf(JavaClass type) {
    return type.getName().split("\\$", 2)[0];
  }

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    var name = nameOf(type);
    return name.startsWith("dev.blogify.")
        ? SliceIdentifier.of(AGGREGATE_BY_CHANGE.getOrDefault(name, name))
        : SliceIdentifier.ignore();
  }

  @Override
  public String getDescription() {
    return "top-level types";
  }
}
