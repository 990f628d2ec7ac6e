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
  private final BatchRunner runner = new BatchRunner();
  private final TreeSet<Integer> due = new TreeSet<>();
  private final List<Integer> done = new ArrayList<>();

  @Test
  void processesMoreThanOneBatch() {
    fill(BatchRunner.BATCH_SIZE * 3 + 1);

    run();

    assertThat(done).hasSize(BatchRunner.BATCH_SIZE * 3 + 1).doesNotHaveDuplicates();
    assertThat(due).isEmpty();
  }

  @Test
  void leavesItemsAboveTheMaximumToTheNextRun() {
    fill(600);

    run();
    assertThat(due).hasSize(100);

    run();
    assertThat(due).isEmpty();
    assertThat(done).hasSize(600);
  }

  @Test
  void continuesAfterAnyNumberOfFailures() {
    fill(BatchRunner.BATCH_SIZE * 4);

    runner.runBatches(
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
  void attemptsAnItemOnceThoughItStaysListed() {
    fill(BatchRunner.BATCH_SIZE * 2);

    runner.runBatches(this::first, done::add);

    assertThat(done).hasSize(BatchRunner.BATCH_SIZE * 2).doesNotHaveDuplicates();
  }

  @Test
  void throwsCollectedFailuresAtTheEnd() {
    runner.runCollectingFailure(() -> {
      throw new IllegalStateException("one");
    });
    runner.runCollectingFailure(() -> done.add(1));
    runner.runCollectingFailure(() -> {
      throw new IllegalStateException("two");
    });

    assertThat(done).containsExactly(1);
    assertThatThrownBy(runner::throwCollectedFailures)
        .hasMessage("one")
        .satisfies(fault ->
            assertThat(fault.getSuppressed())
                .singleElement()
                .hasToString("java.lang.IllegalStateException: two"));
  }

  @Test
  void throwsNothingWithoutFailures() {
    runner.runCollectingFailure(() -> done.add(1));

    assertThatCode(runner::throwCollectedFailures).doesNotThrowAnyException();
  }

  @Test
  void processesAllPagesDespiteFailures() {
    var items = new java.util.TreeMap<Integer, Integer>();
    IntStream.range(0, 250).forEach(number -> items.put(number, number));

    runner.runPages(
        page -> KeysetPagination.page(items, Integer::valueOf, page),
        number -> {
          if (number == 7) {
            throw new IllegalStateException("seven");
          }
          done.add(number);
        });

    assertThat(done).hasSize(249).doesNotContain(7);
    assertThatThrownBy(runner::throwCollectedFailures).hasMessage("seven");
  }

  private void fill(int pieces) {
    IntStream.range(0, pieces).forEach(due::add);
  }

  private void run() {
    runner.runBatches(this::first, this::work);
  }

  private Vector<Integer> first(int limit) {
    return Vector.ofAll(due).take(limit);
  }

  private void work(int number) {
    done.add(number);
    due.remove(number);
  }
}
