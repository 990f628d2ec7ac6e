package dev.blogify.acceptance.contract;

import static dev.blogify.acceptance.contract.OnAPlatform.draft;
import static dev.blogify.acceptance.contract.OnAPlatform.path;
import static dev.blogify.acceptance.contract.OnAPlatform.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.acceptance.client.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of all who want the same at once, one gets it (API-10, API-12). */
interface ConcurrencyContract extends OnAPlatform {
  @Test
  default void oneOfManyWritersOfAVersionWins() {
    var draft = draft(alice(), "Contended " + word());
    var answers =
        atOnce(
            20,
            i -> alice().patch(path(draft), Map.of("body", "By " + i), "If-Match", draft.etag()));
    assertThat(statuses(answers, 200)).isEqualTo(1);
    assertThat(statuses(answers, 412)).isEqualTo(19);
    var winner = answers.stream().filter(answer -> answer.status() == 200).findAny().orElseThrow();
    assertThat(alice().get(path(draft) + "/draft").text()).isEqualTo(winner.text());
  }

  @Test
  default void oneOfManyClaimsOfASlugWins() {
    var slug = word();
    var answers =
        atOnce(50, i -> alice().post("/posts", Map.of("title", "Claim " + i, "slug", slug)));
    assertThat(statuses(answers, 201)).isEqualTo(1);
    assertThat(statuses(answers, 409)).isEqualTo(49);
  }

  @Test
  default void derivedSlugsAllFindAPlace() {
    var title = "Crowd " + word();
    var answers = atOnce(20, _ -> alice().post("/posts", Map.of("title", title)));
    assertThat(statuses(answers, 201)).isEqualTo(20);
    assertThat(answers.stream().map(answer -> answer.string("slug"))).doesNotHaveDuplicates();
  }

  private static List<Answer> atOnce(int times, IntFunction<Answer> request) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          IntStream.range(0, times)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> request.apply(i), threads))
              .toList();
      return running.stream().map(CompletableFuture::join).toList();
    }
  }

  private static long statuses(List<Answer> answers, int status) {
    return answers.stream().filter(answer -> answer.status() == status).count();
  }
}
