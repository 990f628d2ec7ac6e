package dev.blogify.infrastructure.acceptance.simulation.faults;

/** Ends the running component: completed work remains, the rest is not done. */
public final class SimulatedCrash extends Error {
  private static final long serialVersionUID = 1L;

  public SimulatedCrash(String moment) {
    super(moment, null, false, false);
  }
}
