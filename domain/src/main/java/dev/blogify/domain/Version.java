package dev.blogify.domain;

/** Number of changes of an aggregate, for optimistic locking and for the order of events. */
public record Version(long number) {
  /** The version of an aggregate that is not stored. */
  public static final Version NONE = new Version(0);

  public static final Version FIRST = NONE.next();

  public Version {
    if (number < 0) {
      throw new IllegalArgumentException("Negative version: " + number);
    }
  }

  public Version next() {
    return new Version(number + 1);
  }
}
