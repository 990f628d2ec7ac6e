package dev.blogify.infrastructure.cdk.stage;

/** An invalid setting and the rule that it violates. */
public record SettingViolation(String key, String rule) {
  @Override
  public String toString() {
    return key + " " + rule;
  }
}
