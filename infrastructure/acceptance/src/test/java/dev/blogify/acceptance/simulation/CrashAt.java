package dev.blogify.acceptance.simulation;

/** One crash, at one side of one port call. */
final class CrashAt implements Hazards {
  private final int call;
  private final Moment moment;
  private int calls;

  /**
   * A crash to come.
   *
   * @param call counted from 1
   */
  CrashAt(int call, Moment moment) {
    this.call = call;
    this.moment = moment;
  }

  @Override
  public void before(String name) {
    calls++;
    strike(Moment.BEFORE, name);
  }

  @Override
  public void after(String name) {
    strike(Moment.AFTER, name);
  }

  private void strike(Moment now, String name) {
    if (calls == call && now == moment) {
      throw new Crash(name);
    }
  }

  boolean hasStruck() {
    return calls >= call;
  }

  enum Moment {
    BEFORE,
    AFTER
  }
}
