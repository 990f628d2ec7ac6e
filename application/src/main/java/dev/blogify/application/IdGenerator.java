package dev.blogify.application;

import dev.blogify.domain.Uuid7;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Generates ids of new aggregates. Tests pass a seeded source of randomness. */
public final class IdGenerator {
  private final RandomGenerator random;

  public IdGenerator(RandomGenerator random) {
    this.random = random;
  }

  public PostId newPostId(Instant now) {
    return new PostId(Uuid7.create(now, random));
  }

  public MediaId newMediaId(Instant now) {
    return new MediaId(Uuid7.create(now, random));
  }
}
