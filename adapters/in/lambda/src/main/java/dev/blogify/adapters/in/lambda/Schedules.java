package dev.blogify.adapters.in.lambda;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** The one list of all schedules: what is deployed is read from here. */
public final class Schedules {
  /** What is due waits for a minute at most, and then for one run. */
  public static final Schedule EVERY_MINUTE = new Schedule("eachMinute", "rate(1 minute)", "sweep");

  /** When most people sleep, for it reads all there is. */
  public static final Schedule DAILY =
      new Schedule("eachDay", "cron(40 3 * * ? *)", "reconcileMedia");

  public static final Seq<Schedule> ALL = List.of(EVERY_MINUTE, DAILY);

  private Schedules() {}
}
