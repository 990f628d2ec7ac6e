package dev.blogify.infrastructure.acceptance.simulation;

import dev.blogify.adapters.in.consumers.Job;
import dev.blogify.adapters.in.consumers.Schedules;
import dev.blogify.application.StoreBusyException;
import dev.blogify.application.ports.Ports;
import dev.blogify.infrastructure.acceptance.simulation.faults.LostResponseException;
import dev.blogify.infrastructure.acceptance.simulation.faults.SimulatedCrash;

/** Scheduled jobs. A run that fails is not retried, because the next run follows. */
final class SimulatedJobs {
  private final SimulatedPlatform platform;
  private final Job minuteJobs;
  private final Job dailyJobs;
  private long runCount;

  SimulatedJobs(SimulatedPlatform platform, Ports ports) {
    this.platform = platform;
    this.minuteJobs = Schedules.EVERY_MINUTE.job().apply(ports);
    this.dailyJobs = Schedules.DAILY.job().apply(ports);
  }

  void runMinuteJobs() {
    runCount++;
    platform.trace().log("tick", runCount);
    attempt(() -> minuteJobs.run("tick-" + runCount));
  }

  void runDailyJobs() {
    runCount++;
    platform.trace().log("daily tick", runCount);
    attempt(() -> dailyJobs.run("tick-" + runCount));
  }

  private void attempt(Runnable sweep) {
    try {
      sweep.run();
    } catch (SimulatedCrash | StoreBusyException | LostResponseException fault) {
      platform.trace().log("job fails", fault.getClass().getSimpleName());
    }
  }
}
