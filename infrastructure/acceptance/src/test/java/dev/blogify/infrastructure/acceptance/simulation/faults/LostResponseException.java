package dev.blogify.infrastructure.acceptance.simulation.faults;

/** A port completed its work, but its response was lost. */
public final class LostResponseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LostResponseException(String call) {
    super(call, null, false, false);
  }
}
