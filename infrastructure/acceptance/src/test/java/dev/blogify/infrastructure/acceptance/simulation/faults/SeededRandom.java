package dev.blogify.infrastructure.acceptance.simulation.faults;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All random decisions of one schedule; equal seeds give equal decisions. */
public final class SeededRandom {
  private final SplittableRandom random;

  public SeededRandom(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Whether an event with this rate, per thousand, happens. */
  public boolean occursPerMille(int inThousand) {
    return inThousand > 0 && random.nextInt(1_000) < inThousand;
  }

  public int nextBelow(int bound) {
    return random.nextInt(bound);
  }

  public int nextBetween(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  public <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** An independent generator, so that its draws do not change later decisions. */
  public RandomGenerator split() {
    return random.split();
  }
}
