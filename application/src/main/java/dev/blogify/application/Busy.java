package dev.blogify.application;

/** A store that could not keep up, after retries. Nothing was written; trying again may help. */
public final class Busy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Busy(String what, Throwable cause) {
    super(what, cause);
  }
}
