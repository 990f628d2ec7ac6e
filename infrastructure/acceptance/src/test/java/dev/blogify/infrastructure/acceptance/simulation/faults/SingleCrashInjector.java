package dev.blogify.infrastructure.acceptance.simulation.faults;

/** Injects one crash, on one side of one port call. */
public final class SingleCrashInjector implements FaultInjector {
  private final int call;
  private final Moment moment;
  private int calls;

  /**
   * Creates an injector.
   *
   * @param call the number of the port call, from 1
   */
  public SingleCrashInjector(int call, Moment moment) {
    this.call = call;
    this.moment = moment;
  }

  @Override
  public void beforeCall(String name) {
    calls++;
    crashIfReached(Moment.BEFORE, name);
  }

  @Override
  public void afterCall(String name) {
    crashIfReached(Moment.AFTER, name);
  }

  private void crashIfReached(Moment now, String name) {
    if (calls == call && now == moment) {
      throw new SimulatedCrash(name);
    }
  }

  public boolean hasCrashed() {
    return calls >= call;
  }

  public enum Moment {
    BEFORE,
    AFTER
  }
}
