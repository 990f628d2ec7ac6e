package dev.blogify.application;

import org.jspecify.annotations.Nullable;

/** A store is overloaded or contended, even after retries. The caller may repeat the command. */
public final class StoreBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreBusyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
