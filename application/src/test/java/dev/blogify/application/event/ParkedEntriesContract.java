package dev.blogify.application.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Pages;
import dev.blogify.application.event.JournalEntry.Poison;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;

/** What every {@link ParkedEntries} promises. */
public interface ParkedEntriesContract {
  /** Where entries are parked, none at first; the same throughout a test. */
  ParkedEntries parked();

  @Test
  default void keepsAnEntryWhole() {
    var entry = new Poison("000", "a1", "no JSON: \"Zoë\"", "{\"journal\":\"\u2028 é \\\\ 😀\"}");

    parked().park(entry);

    assertThat(all(10)).containsExactly(entry);
  }

  @Test
  default void keepsAnEntryOnceHoweverOftenItIsParked() {
    parked().park(poison("a"));
    parked().park(poison("a"));

    assertThat(all(10)).containsExactly(poison("a"));
  }

  @Test
  default void listsPageByPageInTheOrderOfIds() {
    var ids = List.of("0", "1", "10", "2", "a", "aa", "b-1", "b_2");
    ids.reverse().forEach(id -> parked().park(poison(id)));

    for (var limit = 1; limit <= ids.size() + 1; limit++) {
      assertThat(all(limit)).isEqualTo(ids.map(ParkedEntriesContract::poison).toVector());
    }
  }

  @Test
  default void goesOnBehindAnEntryThatIsGone() {
    List.of("a", "b", "c").forEach(id -> parked().park(poison(id)));

    var all =
        Pages.all(
            1,
            page -> {
              var some = parked().list(page);
              some.items().forEach(each -> parked().remove(each.id()));
              return some;
            });

    assertThat(all).extracting(Poison::id).containsExactly("a", "b", "c");
    assertThat(all(10)).isEmpty();
  }

  @Test
  default void forgetsWhatIsRemovedAndNothingElse() {
    parked().park(poison("a"));
    parked().park(poison("b"));

    parked().remove("a");
    parked().remove("a");
    parked().remove("never-parked");

    assertThat(all(10)).containsExactly(poison("b"));
  }

  private Seq<Poison> all(int limit) {
    return Pages.all(limit, parked()::list);
  }

  private static Poison poison(String id) {
    return new Poison("position-of-" + id, id, "unknown shape", "{}");
  }
}
