package dev.blogify.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BatchRunnerTest {
  private final BatchRunner sweep = new BatchRunner();
  private final TreeSet<Integer> due = new TreeSet<>();
  private final List<Integer> done = new ArrayList<>();

  @Test
  void drainsMoreThanOneBatch() {
    fill(BatchRunner.BATCH_SIZE * 3 + 1);

    run();

    assertThat(done).hasSize(BatchRunner.BATCH_SIZE * 3 + 1).doesNotHaveDuplicates();
    assertThat(due).isEmpty();
  }

  @Test
  void leavesWhatIsTooMuchToTheNext() {
    fill(600);

    run();
    assertThat(due).hasSize(100);

    run();
    assertThat(due).isEmpty();
    assertThat(done).hasSize(600);
  }

  @Test
  void goesOnPastWhatFailsHoweverMuchThatIs() {
    fill(BatchRunner.BATCH_SIZE * 4);

    sweep.runBatches(
        this::first,
        number -> {
          if (number < BatchRunner.BATCH_SIZE * 2) {
            throw new IllegalStateException("Number " + number);
          }
          work(number);
        });

    assertThat(done).hasSize(BatchRunner.BATCH_SIZE * 2);
    assertThat(due).hasSize(BatchRunner.BATCH_SIZE * 2);
  }

  @Test
  void triesWhatGoesOnBeingListedOnce() {
    fill(BatchRunner.BATCH_SIZE * 2);

    sweep.runBatches(this::first, done::add);

    assertThat(done).hasSize(BatchRunner.BATCH_SIZE * 2).doesNotHaveDuplicates();
  }

  @Test
  void throwsInTheEndWhatFailed() {
    sweep.runCollectingFailure(() -> {
      throw new IllegalStateException("one");
    });
    sweep.runCollectingFailure(() -> done.add(1));
    sweep.runCollectingFailure(() -> {
      throw new IllegalStateException("two");
    });

    assertThat(done).containsExactly(1);
    assertThatThrownBy(sweep::throwCollectedFailures)
        .hasMessage("one")
        .satisfies(fault ->
            assertThat(fault.getSuppressed())
                .singleElement()
                .hasToString("java.lang.IllegalStateException: two"));
  }

  @Test
  void endsInPeaceWhereNothingFailed() {
    sweep.runCollectingFailure(() -> done.add(1));

    assertThatCode(sweep::throwCollectedFailures).doesNotThrowAnyException();
  }

  @Test
  void goesThroughAWholeListPastWhatFails() {
    var items = new java.util.TreeMap<Integer, Integer>();
    IntStream.range(0, 250).forEach(number -> items.put(number, number));

    sweep.runPages(
        page -> KeysetPagination.page(items, Integer::valueOf, page),
        number -> {
          if (number == 7) {
            throw new IllegalStateException("seven");
          }
          done.add(number);
        });

    assertThat(done).hasSize(249).doesNotContain(7);
    assertThatThrownBy(sweep::throwCollectedFailures).hasMessage("seven");
  }

  private void fill(int pieces) {
    IntStream.range(0, pieces).forEach(due::add);
  }

  private void run() {
    sweep.runBatches(this::first, this::work);
  }

  private Vector<Integer> first(int limit) {
    return Vector.ofAll(due).take(limit);
  }

  private void work(int number) {
    done.add(number);
    due.remove(number);
  }
}
