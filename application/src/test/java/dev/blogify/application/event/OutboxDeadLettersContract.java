package dev.blogify.application.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.PageWalker;
import dev.blogify.application.ports.OutboxDeadLetters;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;

/** Contract of {@link OutboxDeadLetters}. */
public interface OutboxDeadLettersContract {
  /** An empty store of dead letters; the same instance throughout a test. */
  OutboxDeadLetters deadLetters();

  @Test
  default void storesEveryFieldOfAnEntry() {
    var entry =
        new UndecodableRecord("000", "a1", "no JSON: \"Zoë\"", "{\"outbox\":\"\u2028 é \\\\ 😀\"}");

    deadLetters().add(entry);

    assertThat(all(10)).containsExactly(entry);
  }

  @Test
  default void storesADuplicateOnce() {
    deadLetters().add(undecodable("a"));
    deadLetters().add(undecodable("a"));

    assertThat(all(10)).containsExactly(undecodable("a"));
  }

  @Test
  default void listsPageByPageInTheOrderOfIds() {
    var ids = List.of("0", "1", "10", "2", "a", "aa", "b-1", "b_2");
    ids.reverse().forEach(id -> deadLetters().add(undecodable(id)));

    for (var limit = 1; limit <= ids.size() + 1; limit++) {
      assertThat(all(limit)).isEqualTo(ids.map(OutboxDeadLettersContract::undecodable).toVector());
    }
  }

  @Test
  default void continuesAfterARemovedEntry() {
    List.of("a", "b", "c").forEach(id -> deadLetters().add(undecodable(id)));

    var all =
        PageWalker.fetchAll(
            1,
            page -> {
              var some = deadLetters().list(page);
              some.items().forEach(each -> deadLetters().remove(each.id()));
              return some;
            });

    assertThat(all).extracting(UndecodableRecord::id).containsExactly("a", "b", "c");
    assertThat(all(10)).isEmpty();
  }

  @Test
  default void removesOnlyTheGivenEntry() {
    deadLetters().add(undecodable("a"));
    deadLetters().add(undecodable("b"));

    deadLetters().remove("a");
    deadLetters().remove("a");
    deadLetters().remove("never-parked");

    assertThat(all(10)).containsExactly(undecodable("b"));
  }

  private Seq<UndecodableRecord> all(int limit) {
    return PageWalker.fetchAll(limit, deadLetters()::list);
  }

  private static UndecodableRecord undecodable(String id) {
    return new UndecodableRecord("position-of-" + id, id, "unknown shape", "{}");
  }
}
