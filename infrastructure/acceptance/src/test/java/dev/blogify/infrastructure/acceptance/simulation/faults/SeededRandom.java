package dev.blogify.infrastructure.acceptance.simulation.faults;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All that is left to chance in one schedule; the same seed decides the same. */
public final class SeededRandom {
  private final SplittableRandom random;

  public SeededRandom(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Whether it happens, which it does so many times in a thousand. */
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

  /** Randomness of its own, for what draws more or less of it without changing what follows. */
  public RandomGenerator split() {
    return random.split();
  }
}
