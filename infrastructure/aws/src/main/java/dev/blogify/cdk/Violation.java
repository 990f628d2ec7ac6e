package dev.blogify.cdk;

/** A setting that is not as it must be. */
record Violation(String key, String rule) {
  @Override
  public String toString() {
    return key + " " + rule;
  }
}
