package dev.blogify.acceptance.simulation;

/** The end of whoever runs: what was done stays, what is not done yet is never done. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash(String moment) {
    super(moment, null, false, false);
  }
}
