package dev.blogify.acceptance.simulation;

/** A fault of a port that did its work, but could not say so. */
final class LostAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LostAnswer(String call) {
    super(call, null, false, false);
  }
}
