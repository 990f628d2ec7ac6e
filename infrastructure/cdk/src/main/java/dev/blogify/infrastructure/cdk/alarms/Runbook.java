package dev.blogify.infrastructure.cdk.alarms;

import java.util.Locale;

/** A runbook that an alarm names: the file of that name in {@code docs/runbooks}. */
public enum Runbook {
  FAILING_FUNCTION,
  SLOW_FUNCTION,
  THROTTLED,
  POISONED_STREAM,
  PENDING_MEDIA,
  UPLOAD_FLOOD,
  REDRIVE,
  LOSE_A_REGION;

  /** The path from the root of the repository. */
  String path() {
    return "docs/runbooks/%s.md".formatted(name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
