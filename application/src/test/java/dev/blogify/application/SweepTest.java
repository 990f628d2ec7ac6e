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

final class SweepTest {
  private final Sweep sweep = new Sweep();
  private final TreeSet<Integer> due = new TreeSet<>();
  private final List<Integer> done = new ArrayList<>();

  @Test
  void drainsMoreThanOneBatch() {
    fill(Sweep.BATCH * 3 + 1);

    run();

    assertThat(done).hasSize(Sweep.BATCH * 3 + 1).doesNotHaveDuplicates();
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
    fill(Sweep.BATCH * 4);

    sweep.batches(
        this::first,
        number -> {
          if (number < Sweep.BATCH * 2) {
            throw new IllegalStateException("Number " + number);
          }
          work(number);
        });

    assertThat(done).hasSize(Sweep.BATCH * 2);
    assertThat(due).hasSize(Sweep.BATCH * 2);
  }

  @Test
  void triesWhatGoesOnBeingListedOnce() {
    fill(Sweep.BATCH * 2);

    sweep.batches(this::first, done::add);

    assertThat(done).hasSize(Sweep.BATCH * 2).doesNotHaveDuplicates();
  }

  @Test
  void throwsInTheEndWhatFailed() {
    sweep.attempt(() -> {
      throw new IllegalStateException("one");
    });
    sweep.attempt(() -> done.add(1));
    sweep.attempt(() -> {
      throw new IllegalStateException("two");
    });

    assertThat(done).containsExactly(1);
    assertThatThrownBy(sweep::finish)
        .hasMessage("one")
        .satisfies(fault ->
            assertThat(fault.getSuppressed())
                .singleElement()
                .hasToString("java.lang.IllegalStateException: two"));
  }

  @Test
  void endsInPeaceWhereNothingFailed() {
    sweep.attempt(() -> done.add(1));

    assertThatCode(sweep::finish).doesNotThrowAnyException();
  }

  @Test
  void goesThroughAWholeListPastWhatFails() {
    var items = new java.util.TreeMap<Integer, Integer>();
    IntStream.range(0, 250).forEach(number -> items.put(number, number));

    sweep.pages(
        page -> Keyset.page(items, Integer::valueOf, page),
        number -> {
          if (number == 7) {
            throw new IllegalStateException("seven");
          }
          done.add(number);
        });

    assertThat(done).hasSize(249).doesNotContain(7);
    assertThatThrownBy(sweep::finish).hasMessage("seven");
  }

  private void fill(int pieces) {
    IntStream.range(0, pieces).forEach(due::add);
  }

  private void run() {
    sweep.batches(this::first, this::work);
  }

  private Vector<Integer> first(int limit) {
    return Vector.ofAll(due).take(limit);
  }

  private void work(int number) {
    done.add(number);
    due.remove(number);
  }
}
