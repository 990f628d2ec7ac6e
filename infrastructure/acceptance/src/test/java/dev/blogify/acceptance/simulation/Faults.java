package dev.blogify.acceptance.simulation;

/**
 * How often what goes wrong, of a thousand times each. Every schedule has its own: where all goes
 * wrong at once, some things never come about.
 *
 * @param crashes at each side of a port call
 * @param throttles of a port call, which then does nothing
 * @param lostAnswers of port calls
 * @param interleavings at each side of a port call
 * @param refusals of each event that is put to the bus
 * @param outages of the bus and of functions, long enough to run out of retries
 * @param duplicates of batches, of events on their way, and of messages
 * @param reorders of messages
 * @param poison besides each change
 * @param ticks that are lost, and as many that are doubled
 * @param lags of reads over an index
 */
record Faults(
    int crashes,
    int throttles,
    int lostAnswers,
    int interleavings,
    int refusals,
    int outages,
    int duplicates,
    int reorders,
    int poison,
    int ticks,
    int lags) {
  static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  static Faults drawn(Chance chance) {
    return new Faults(
        one(chance, 0, 10, 40, 100),
        one(chance, 0, 0, 20, 60),
        one(chance, 0, 0, 10, 40),
        one(chance, 0, 50, 150, 300),
        one(chance, 0, 50, 200, 500),
        one(chance, 0, 0, 0, 20, 50),
        one(chance, 0, 50, 200),
        one(chance, 0, 300, 700),
        one(chance, 0, 0, 20, 60),
        one(chance, 0, 200, 400),
        one(chance, 0, 200, 600));
  }

  private static int one(Chance chance, int... choices) {
    return choices[chance.below(choices.length)];
  }
}
