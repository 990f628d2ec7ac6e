package dev.blogify.domain;

/** Counts the changes of one aggregate, from 1; the basis of optimistic locking and of ordering. */
public record Version(long number) implements Comparable<Version> {
  /** What an aggregate has that was never stored. */
  public static final Version NONE = new Version(0);

  public static final Version FIRST = NONE.next();

  public Version {
    if (number < 0) {
      throw new IllegalArgumentException("A version counts from 0: " + number);
    }
  }

  public Version next() {
    return new Version(number + 1);
  }

  @Override
  public int compareTo(Version other) {
    return Long.compare(number, other.number);
  }
}
