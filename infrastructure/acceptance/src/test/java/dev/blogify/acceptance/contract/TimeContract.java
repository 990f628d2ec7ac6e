package dev.blogify.acceptance.contract;

import static dev.blogify.acceptance.contract.OnAPlatform.draft;
import static dev.blogify.acceptance.contract.OnAPlatform.path;
import static dev.blogify.acceptance.contract.OnAPlatform.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens because time passes (design.md, 5: within 90 seconds). */
interface TimeContract extends OnAPlatform {
  Duration PROMISED = Duration.ofSeconds(90);

  /** Lets the platform do what is due, if it does not by itself. */
  void tick();

  @Test
  default void aScheduledPostBecomesPublicWithoutAnybodysCall() {
    var draft = draft(alice(), "On time " + word());
    var publishAt = Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.MILLIS);
    alice()
        .put(
            path(draft) + "/schedule",
            Map.of("publishAt", publishAt.toString()),
            "If-Match",
            draft.etag())
        .expect(200);
    tick();
    world().get(path(draft)).expectProblem(404);

    await()
        .atMost(PROMISED.plusSeconds(5))
        .untilAsserted(() -> {
          tick();
          world().get(path(draft)).expect(200);
        });

    var seen = world().get(path(draft)).expect(200);
    assertThat(Instant.parse(seen.string("publishedAt"))).isEqualTo(publishAt);
    assertThat(Instant.parse(seen.string("updatedAt"))).isAfterOrEqualTo(publishAt);
    tick();
    var again = alice().get(path(draft) + "/draft").expect(200);
    assertThat(again.number("version")).as("published once").isEqualTo(3);
  }
}
