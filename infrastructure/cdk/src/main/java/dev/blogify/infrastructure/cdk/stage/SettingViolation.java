package dev.blogify.infrastructure.cdk.stage;

/** A setting that is not as it must be. */
public record SettingViolation(String key, String rule) {
  @Override
  public String toString() {
    return key + " " + rule;
  }
}
