package dev.blogify.acceptance.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All that is left to chance in one schedule; the same seed decides the same. */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Whether it happens, which it does so many times in a thousand. */
  boolean happens(int inThousand) {
    return inThousand > 0 && random.nextInt(1_000) < inThousand;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int from(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  <T> T among(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Randomness of its own, for what draws more or less of it without changing what follows. */
  RandomGenerator split() {
    return random.split();
  }
}
