package dev.blogify.infrastructure.acceptance.contracts;

import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createDraft;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.postPath;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.uniqueWord;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.infrastructure.acceptance.client.ClientResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One of several concurrent requests succeeds (API-10, API-12). */
interface ConcurrencyContract extends PlatformFixture {
  @Test
  default void oneOfManyWritersOfAVersionWins() {
    var draft = createDraft(alice(), "Contended " + uniqueWord());
    var answers =
        concurrently(
            20,
            i ->
                alice()
                    .patch(postPath(draft), Map.of("body", "By " + i), "If-Match", draft.etag()));
    assertThat(countStatus(answers, 200)).isEqualTo(1);
    assertThat(countStatus(answers, 412)).isEqualTo(19);
    var winner = answers.stream().filter(answer -> answer.status() == 200).findAny().orElseThrow();
    assertThat(alice().get(postPath(draft) + "/draft").text()).isEqualTo(winner.text());
  }

  @Test
  default void oneOfManyClaimsOfASlugWins() {
    var slug = uniqueWord();
    var answers =
        concurrently(50, i -> alice().post("/posts", Map.of("title", "Claim " + i, "slug", slug)));
    assertThat(countStatus(answers, 201)).isEqualTo(1);
    assertThat(countStatus(answers, 409)).isEqualTo(49);
  }

  @Test
  default void concurrentDerivedSlugsGetDistinctSuffixes() {
    var title = "Crowd " + uniqueWord();
    var answers = concurrently(20, _ -> alice().post("/posts", Map.of("title", title)));
    assertThat(countStatus(answers, 201)).isEqualTo(20);
    assertThat(answers.stream().map(answer -> answer.string("slug"))).doesNotHaveDuplicates();
  }

  private static List<ClientResponse> concurrently(int times, IntFunction<ClientResponse> request) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          IntStream.range(0, times)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> request.apply(i), threads))
              .toList();
      return running.stream().map(CompletableFuture::join).toList();
    }
  }

  private static long countStatus(List<ClientResponse> answers, int status) {
    return answers.stream().filter(answer -> answer.status() == status).count();
  }
}
