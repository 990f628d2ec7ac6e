package dev.blogify.adapters.aws.dynamodb;

import static dev.blogify.adapters.aws.dynamodb.LocalTables.NAMES;
import static dev.blogify.application.audit.AuditFixtures.NOW;
import static dev.blogify.application.audit.AuditFixtures.entry;
import static dev.blogify.domain.access.People.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.aws.dynamodb.FaultyWire.Fault.LostAnswer;
import dev.blogify.application.Page;
import dev.blogify.application.audit.AuditTrail;
import dev.blogify.application.audit.AuditTrailContract;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DynamoAuditTrailTest implements AuditTrailContract {
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

  @RegisterExtension final FreshTables fresh = new FreshTables();

  @Override
  public AuditTrail trail() {
    return new DynamoAuditTrail(fresh.client(), NAMES);
  }

  @Test
  void makesOneCallEach() {
    var page = Page.Request.first(1);
    var calls =
        fresh
            .calls()
            .during(() -> {
              trail().append(entry(POST, 1));
              trail().append(entry(POST, 1));
              trail().of(POST, page);
              trail().by(ALICE.id(), page);
              trail().on(DAY, page);
            });

    assertThat(calls).containsExactly("PutItem", "PutItem", "Query", "Query", "Query");
  }

  @Test
  void keepsOnceWhatIsRepeatedBecauseTheAnswerWasLost() {
    var wire = new FaultyWire();
    wire.next(List.of(new LostAnswer()));

    new DynamoAuditTrail(fresh.client(wire), NAMES).append(entry(POST, 1));

    assertThat(wire.left()).isZero();
    assertThat(trail().of(POST, Page.Request.first(9)).items()).containsExactly(entry(POST, 1));
  }

  /** DDB-2. */
  @Test
  void aPageCostsTheSameWithTwoThousandEntriesAsWithAHundred() {
    var few = costs(100);
    var many = costs(2_000);

    System.out.printf(
        "Read units of a page of 20 entries by subject, actor and day, among 100: %s; among 2,000:"
            + " %s%n",
        few.mkString(", "), many.mkString(", "));
    assertThat(many).isEqualTo(few);
  }

  private static Seq<Double> costs(int entries) {
    var capacity = new Capacity();
    var client =
        LocalTables.create(
            LocalTables.newAccount(),
            List.of(Tables.AUDIT_TRAIL),
            options -> options.addExecutionInterceptor(capacity));
    new Bulk(client)
        .audit(Vector.range(0, entries).map(n -> entry(POST, n, 0, NOW.plusMillis(n), ALICE)));
    var trail = new DynamoAuditTrail(client, NAMES);
    var middle =
        Option.some(
            AuditItem.of(entry(POST, entries / 2, 0, NOW.plusMillis(entries / 2), ALICE))
                .text("place"));
    var page = new Page.Request(20, middle);
    return List.of(
        capacity.of(() -> assertThat(trail.of(POST, page).items()).hasSize(20)),
        capacity.of(() -> assertThat(trail.by(ALICE.id(), page).items()).hasSize(20)),
        capacity.of(() -> assertThat(trail.on(DAY, page).items()).hasSize(20)));
  }
}
