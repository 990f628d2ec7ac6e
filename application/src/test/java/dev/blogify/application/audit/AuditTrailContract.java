package dev.blogify.application.audit;

import static dev.blogify.application.audit.AuditFixtures.NOW;
import static dev.blogify.application.audit.AuditFixtures.entry;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.ConcurrentRunner;
import dev.blogify.application.Page;
import dev.blogify.application.PageWalker;
import dev.blogify.application.ports.AuditEntry;
import dev.blogify.application.ports.AuditTrail;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Contract of {@link AuditTrail}. */
public interface AuditTrailContract {
  String POST = "posts/1";

  /** An empty trail; the same instance throughout a test. */
  AuditTrail trail();

  @Test
  default void isEmptyAtFirst() {
    assertThat(findBySubject(POST)).isEmpty();
    assertThat(findByActor(ALICE.id())).isEmpty();
    assertThat(findByDay("2026-03-01")).isEmpty();
  }

  @Test
  default void storesEveryFieldForEachKindOfActor() {
    var entries =
        Vector.of(
            entry(POST, 3, 1, NOW, Actor.SYSTEM),
            entry(POST, 3, 0, NOW, ERIN),
            entry(POST, 2, 0, NOW, ALICE));
    entries.forEach(this::append);

    assertThat(findBySubject(POST)).isEqualTo(entries);
    assertThat(findByActor(ERIN.id())).containsExactly(entries.get(1));
    assertThat(findByDay("2026-03-01")).isEqualTo(entries);
  }

  @Test
  default void storesADuplicateOnce() {
    var entry = entry(POST, 1);

    assertThat(trail().append(entry)).isTrue();
    assertThat(trail().append(entry)).isFalse();

    assertThat(findBySubject(POST)).containsExactly(entry);
    assertThat(findByActor(ALICE.id())).containsExactly(entry);
    assertThat(findByDay("2026-03-01")).containsExactly(entry);
  }

  @Test
  default void storesConcurrentDuplicatesOnce() throws Exception {
    var appended = ConcurrentRunner.run(40, n -> trail().append(entry(POST, n / 10)));

    assertThat(appended.count(isNew -> isNew)).isEqualTo(4);
    assertThat(findBySubject(POST))
        .containsExactly(entry(POST, 3), entry(POST, 2), entry(POST, 1), entry(POST, 0));
  }

  @Test
  default void neverOverwritesAnEntry() {
    var entry = entry(POST, 1);
    append(entry);

    assertThat(
            trail()
                .append(
                    new AuditEntry(
                        entry.eventId(),
                        entry.eventType(),
                        entry.subject(),
                        entry.sequence(),
                        entry.occurredAt(),
                        BOB,
                        "another",
                        "{}")))
        .isFalse();

    assertThat(findBySubject(POST)).containsExactly(entry);
    assertThat(findByActor(BOB.id())).isEmpty();
  }

  @Test
  default void listsNewestFirstForAnyOrderOfArrival() {
    var first = entry(POST, 1);
    var second = entry(POST, 2, 0, NOW.plusSeconds(2), ALICE);
    var besides = entry(POST, 2, 1, NOW.plusSeconds(2), ALICE);
    var third = entry(POST, 3);
    List.of(second, third, besides, first).forEach(this::append);

    assertThat(findBySubject(POST)).containsExactly(third, besides, second, first);
    assertThat(findByActor(ALICE.id())).containsExactly(third, besides, second, first);
    assertThat(findByDay("2026-03-01")).containsExactly(third, besides, second, first);
  }

  @Test
  default void separatesSubjectsActorsAndDays() {
    var midnight = Instant.parse("2026-03-02T00:00:00Z");
    var alices = entry(POST, 1);
    var bobs = entry("posts/10", 1, 0, midnight.minusMillis(1), BOB);
    var nobodys = entry("media/1", 1, 0, midnight, Actor.SYSTEM);
    List.of(alices, bobs, nobodys).forEach(this::append);

    assertThat(findBySubject(POST)).containsExactly(alices);
    assertThat(findBySubject("posts/10")).containsExactly(bobs);
    assertThat(findBySubject("posts/")).isEmpty();
    assertThat(findByActor(ALICE.id())).containsExactly(alices);
    assertThat(findByActor(BOB.id())).containsExactly(bobs);
    assertThat(findByActor(new UserId("nobody"))).isEmpty();
    assertThat(findByDay("2026-03-01")).containsExactly(bobs, alices);
    assertThat(findByDay("2026-03-02")).containsExactly(nobodys);
  }

  @Test
  default void listsEachEntryOnceForEveryPageSize() {
    var subjects = Vector.range(0, 3).map(n -> "posts/" + n);
    var entries =
        Vector.range(0, 3)
            .flatMap(moment ->
                subjects.flatMap(subject ->
                    List.of(1, 2)
                        .map(
                            n -> entry(subject, 2 * moment + n, 0, NOW.plusMillis(moment), ALICE))))
            .reverse();
    entries.shuffle().forEach(this::append);
    var ofOne = entries.filter(entry -> entry.subject().equals("posts/1"));

    for (var limit : new int[] {1, 2, 5, 6, 17, 18, 19, 100}) {
      assertThat(PageWalker.fetchAll(limit, page -> trail().findBySubject("posts/1", page)))
          .isEqualTo(ofOne);
      assertThat(PageWalker.fetchAll(limit, page -> trail().findByActor(ALICE.id(), page)))
          .isEqualTo(entries);
      assertThat(
              PageWalker.fetchAll(
                  limit, page -> trail().findByDay(LocalDate.parse("2026-03-01"), page)))
          .isEqualTo(entries);
    }
  }

  @Test
  default void continuesAfterACursorDespiteNewEntries() {
    Vector.range(0, 4).map(version -> entry(POST, version)).forEach(this::append);
    var first = trail().findBySubject(POST, Page.PageRequest.firstPage(2));

    append(entry(POST, 4));

    assertThat(trail().findBySubject(POST, new Page.PageRequest(2, first.nextCursor())).items())
        .containsExactly(entry(POST, 1), entry(POST, 0));
  }

  private void append(AuditEntry entry) {
    assertThat(trail().append(entry)).isTrue();
  }

  private Seq<AuditEntry> findBySubject(String subject) {
    return PageWalker.fetchAll(3, page -> trail().findBySubject(subject, page));
  }

  private Seq<AuditEntry> findByActor(UserId actor) {
    return PageWalker.fetchAll(3, page -> trail().findByActor(actor, page));
  }

  private Seq<AuditEntry> findByDay(String day) {
    return PageWalker.fetchAll(3, page -> trail().findByDay(LocalDate.parse(day), page));
  }
}
