package dev.blogify.infrastructure.acceptance.contracts;

import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createDraft;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.postPath;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.uniqueWord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scheduled publication within 90 seconds (design.md, 5). */
interface ScheduledPublicationContract extends PlatformFixture {
  Duration PUBLICATION_DEADLINE = Duration.ofSeconds(90);

  /** Runs the minute jobs if the platform has no timer. */
  void runMinuteJobs();

  @Test
  default void aScheduledPostIsPublishedByTheMinuteJobs() {
    var draft = createDraft(alice(), "On time " + uniqueWord());
    var publishAt = Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.MILLIS);
    alice()
        .put(
            postPath(draft) + "/schedule",
            Map.of("publishAt", publishAt.toString()),
            "If-Match",
            draft.etag())
        .expectStatus(200);
    runMinuteJobs();
    anonymous().get(postPath(draft)).expectProblem(404);

    await()
        .atMost(PUBLICATION_DEADLINE.plusSeconds(5))
        .untilAsserted(() -> {
          runMinuteJobs();
          anonymous().get(postPath(draft)).expectStatus(200);
        });

    var seen = anonymous().get(postPath(draft)).expectStatus(200);
    assertThat(Instant.parse(seen.string("publishedAt"))).isEqualTo(publishAt);
    assertThat(Instant.parse(seen.string("updatedAt"))).isAfterOrEqualTo(publishAt);
    runMinuteJobs();
    var again = alice().get(postPath(draft) + "/draft").expectStatus(200);
    assertThat(again.number("version")).as("published once").isEqualTo(3);
  }
}
