package dev.blogify.application.audit;

import static dev.blogify.application.audit.AuditFixtures.NOW;
import static dev.blogify.application.audit.AuditFixtures.entry;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.access.People.ERIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.Pages;
import dev.blogify.application.Race;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What every {@link AuditTrail} promises. */
public interface AuditTrailContract {
  String POST = "posts/1";

  /** The trail, empty at first; the same throughout a test. */
  AuditTrail trail();

  @Test
  default void isEmptyAtFirst() {
    assertThat(of(POST)).isEmpty();
    assertThat(by(ALICE.id())).isEmpty();
    assertThat(on("2026-03-01")).isEmpty();
  }

  @Test
  default void keepsEveryFieldWhoeverActed() {
    var entries =
        Vector.of(
            entry(POST, 3, 1, NOW, Actor.SYSTEM),
            entry(POST, 3, 0, NOW, ERIN),
            entry(POST, 2, 0, NOW, ALICE));
    entries.forEach(this::append);

    assertThat(of(POST)).isEqualTo(entries);
    assertThat(by(ERIN.id())).containsExactly(entries.get(1));
    assertThat(on("2026-03-01")).isEqualTo(entries);
  }

  @Test
  default void keepsOnceWhatItIsToldTwice() {
    var entry = entry(POST, 1);

    assertThat(trail().append(entry)).isTrue();
    assertThat(trail().append(entry)).isFalse();

    assertThat(of(POST)).containsExactly(entry);
    assertThat(by(ALICE.id())).containsExactly(entry);
    assertThat(on("2026-03-01")).containsExactly(entry);
  }

  @Test
  default void keepsOnceWhatManyTellAtTheSameMoment() throws Exception {
    var told = Race.among(40, n -> trail().append(entry(POST, n / 10)));

    assertThat(told.count(isNew -> isNew)).isEqualTo(4);
    assertThat(of(POST))
        .containsExactly(entry(POST, 3), entry(POST, 2), entry(POST, 1), entry(POST, 0));
  }

  @Test
  default void neverChangesWhatItKeeps() {
    var entry = entry(POST, 1);
    append(entry);

    assertThat(
            trail()
                .append(
                    new AuditEntry(
                        entry.eventId(),
                        entry.type(),
                        entry.subject(),
                        entry.sequence(),
                        entry.at(),
                        BOB,
                        "another",
                        "{}")))
        .isFalse();

    assertThat(of(POST)).containsExactly(entry);
    assertThat(by(BOB.id())).isEmpty();
  }

  @Test
  default void listsNewestFirstWhateverTheOrderItWasToldIn() {
    var first = entry(POST, 1);
    var second = entry(POST, 2, 0, NOW.plusSeconds(2), ALICE);
    var besides = entry(POST, 2, 1, NOW.plusSeconds(2), ALICE);
    var third = entry(POST, 3);
    List.of(second, third, besides, first).forEach(this::append);

    assertThat(of(POST)).containsExactly(third, besides, second, first);
    assertThat(by(ALICE.id())).containsExactly(third, besides, second, first);
    assertThat(on("2026-03-01")).containsExactly(third, besides, second, first);
  }

  @Test
  default void tellsSubjectsActorsAndDaysApart() {
    var midnight = Instant.parse("2026-03-02T00:00:00Z");
    var alices = entry(POST, 1);
    var bobs = entry("posts/10", 1, 0, midnight.minusMillis(1), BOB);
    var nobodys = entry("media/1", 1, 0, midnight, Actor.SYSTEM);
    List.of(alices, bobs, nobodys).forEach(this::append);

    assertThat(of(POST)).containsExactly(alices);
    assertThat(of("posts/10")).containsExactly(bobs);
    assertThat(of("posts/")).isEmpty();
    assertThat(by(ALICE.id())).containsExactly(alices);
    assertThat(by(BOB.id())).containsExactly(bobs);
    assertThat(by(new UserId("nobody"))).isEmpty();
    assertThat(on("2026-03-01")).containsExactly(bobs, alices);
    assertThat(on("2026-03-02")).containsExactly(nobodys);
  }

  @Test
  default void visitsEachEntryOnceWhateverThePageSize() {
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
      assertThat(Pages.all(limit, page -> trail().of("posts/1", page))).isEqualTo(ofOne);
      assertThat(Pages.all(limit, page -> trail().by(ALICE.id(), page))).isEqualTo(entries);
      assertThat(Pages.all(limit, page -> trail().on(LocalDate.parse("2026-03-01"), page)))
          .isEqualTo(entries);
    }
  }

  @Test
  default void goesOnBehindAPageWhateverCameSince() {
    Vector.range(0, 4).map(version -> entry(POST, version)).forEach(this::append);
    var first = trail().of(POST, Page.Request.first(2));

    append(entry(POST, 4));

    assertThat(trail().of(POST, new Page.Request(2, first.next())).items())
        .containsExactly(entry(POST, 1), entry(POST, 0));
  }

  private void append(AuditEntry entry) {
    assertThat(trail().append(entry)).isTrue();
  }

  private Seq<AuditEntry> of(String subject) {
    return Pages.all(3, page -> trail().of(subject, page));
  }

  private Seq<AuditEntry> by(UserId actor) {
    return Pages.all(3, page -> trail().by(actor, page));
  }

  private Seq<AuditEntry> on(String day) {
    return Pages.all(3, page -> trail().on(LocalDate.parse(day), page));
  }
}
