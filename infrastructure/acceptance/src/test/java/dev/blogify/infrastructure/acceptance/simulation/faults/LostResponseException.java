package dev.blogify.infrastructure.acceptance.simulation.faults;

/** A fault of a port that did its work, but could not say so. */
public final class LostResponseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LostResponseException(String call) {
    super(call, null, false, false);
  }
}
