package dev.blogify.adapters.in.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The event that prevents the deletion of a snapshot. Lambda deletes the snapshot of a version that
 * has not been invoked for 14 days, and the next invocation fails (AWS: SnapStart,
 * troubleshooting).
 */
public final class KeepAlive {
  /** Differs from the events of all triggers. */
  public static final String EVENT = "{\"keepAlive\":true}";

  private KeepAlive() {}

  static boolean matches(byte[] event) {
    return event.length < 2 * EVENT.length()
        && new String(event, UTF_8).replaceAll("\\s", "").equals(EVENT);
  }
}
