package dev.blogify.infrastructure.cdk.alarms;

import java.util.Locale;

/** What to do when an alarm rings: a file in {@code docs/runbooks} of that name. */
public enum Runbook {
  FAILING_FUNCTION,
  SLOW_FUNCTION,
  THROTTLED,
  POISONED_STREAM,
  PENDING_MEDIA,
  UPLOAD_FLOOD,
  REDRIVE,
  LOSE_A_REGION;

  /** Where it is, from the root of the repository. */
  String path() {
    return "docs/runbooks/%s.md".formatted(name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
