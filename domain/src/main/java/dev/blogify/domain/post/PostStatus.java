package dev.blogify.domain.post;

import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.Locale;

/** The states of a post. */
public enum PostStatus {
  DRAFT,
  SCHEDULED,
  PUBLISHED,
  TRASHED;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Option<PostStatus> parse(String label) {
    return List.of(values()).find(status -> status.label().equals(label));
  }
}
