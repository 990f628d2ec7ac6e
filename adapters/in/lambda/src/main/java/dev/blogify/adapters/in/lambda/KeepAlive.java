package dev.blogify.adapters.in.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What each function is called with that might else not be called for long: Lambda drops the
 * snapshot of a version that nobody invokes for 14 days, and the next call fails (AWS: SnapStart,
 * troubleshooting).
 */
public final class KeepAlive {
  /** Not what any function is for. */
  public static final String EVENT = "{\"keepAlive\":true}";

  private KeepAlive() {}

  static boolean matches(byte[] event) {
    return event.length < 2 * EVENT.length()
        && new String(event, UTF_8).replaceAll("\\s", "").equals(EVENT);
  }
}
