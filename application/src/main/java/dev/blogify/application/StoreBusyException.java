package dev.blogify.application;

import org.jspecify.annotations.Nullable;

/** A store that could not keep up, after retries. Nothing was written; trying again may help. */
public final class StoreBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreBusyException(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}
