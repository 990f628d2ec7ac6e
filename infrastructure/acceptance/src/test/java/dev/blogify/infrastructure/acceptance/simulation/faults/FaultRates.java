package dev.blogify.infrastructure.acceptance.simulation.faults;

/**
 * Rates of faults, per thousand. Each schedule has its own rates, because high rates of all faults
 * hide some sequences.
 *
 * @param crashes on each side of a port call
 * @param throttles of a port call, which then has no effect
 * @param lostResponses of port calls
 * @param interleavings on each side of a port call
 * @param refusals of each event that is put on the bus
 * @param outages of the bus and of functions, long enough to exhaust retries
 * @param duplicates of batches, of events in delivery, and of messages
 * @param reorders of messages
 * @param undecodable records that accompany a change
 * @param jobRuns that are lost, and the same rate of duplicated runs
 * @param staleReads of queries on an index
 */
public record FaultRates(
    int crashes,
    int throttles,
    int lostResponses,
    int interleavings,
    int refusals,
    int outages,
    int duplicates,
    int reorders,
    int undecodable,
    int jobRuns,
    int staleReads) {
  public static final FaultRates NONE = new FaultRates(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  public static FaultRates random(SeededRandom chance) {
    return new FaultRates(
        pickOne(chance, 0, 10, 40, 100),
        pickOne(chance, 0, 0, 20, 60),
        pickOne(chance, 0, 0, 10, 40),
        pickOne(chance, 0, 50, 150, 300),
        pickOne(chance, 0, 50, 200, 500),
        pickOne(chance, 0, 0, 0, 20, 50),
        pickOne(chance, 0, 50, 200),
        pickOne(chance, 0, 300, 700),
        pickOne(chance, 0, 0, 20, 60),
        pickOne(chance, 0, 200, 400),
        pickOne(chance, 0, 200, 600));
  }

  private static int pickOne(SeededRandom chance, int... choices) {
    return choices[chance.nextBelow(choices.length)];
  }
}
