package dev.blogify.infrastructure.acceptance.simulation.faults;

/** The end of whoever runs: what was done stays, what is not done yet is never done. */
public final class SimulatedCrash extends Error {
  private static final long serialVersionUID = 1L;

  public SimulatedCrash(String moment) {
    super(moment, null, false, false);
  }
}
