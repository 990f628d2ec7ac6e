package dev.blogify.adapters.out.aws.dynamodb;

import static dev.blogify.adapters.out.aws.dynamodb.LocalTables.NAMES;
import static dev.blogify.application.audit.AuditFixtures.NOW;
import static dev.blogify.application.audit.AuditFixtures.entry;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.out.aws.dynamodb.FaultInjectingHttpClient.Fault.LostResponse;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.application.audit.AuditTrailContract;
import dev.blogify.application.ports.AuditTrail;
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
    var page = Page.PageRequest.firstPage(1);
    var calls =
        fresh
            .requestRecorder()
            .operationsDuring(() -> {
              trail().append(entry(POST, 1));
              trail().append(entry(POST, 1));
              trail().findBySubject(POST, page);
              trail().findByActor(ALICE.id(), page);
              trail().findByDay(DAY, page);
            });

    assertThat(calls).containsExactly("PutItem", "PutItem", "Query", "Query", "Query");
  }

  @Test
  void appendsOnceWhenTheClientRetriesAfterALostResponse() {
    var httpClient = new FaultInjectingHttpClient();
    httpClient.enqueue(List.of(new LostResponse()));

    new DynamoAuditTrail(fresh.client(httpClient), NAMES).append(entry(POST, 1));

    assertThat(httpClient.remaining()).isZero();
    assertThat(trail().findBySubject(POST, Page.PageRequest.firstPage(9)).items())
        .containsExactly(entry(POST, 1));
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
    var capacity = new ReadCapacityMeter();
    var client =
        LocalTables.create(
            LocalTables.newCredentials(),
            List.of(Tables.AUDIT_TRAIL),
            options -> options.addExecutionInterceptor(capacity));
    new BulkLoader(client)
        .loadAuditEntries(
            Vector.range(0, entries).map(n -> entry(POST, n, 0, NOW.plusMillis(n), ALICE)));
    var trail = new DynamoAuditTrail(client, NAMES);
    var middle =
        Option.some(
            DynamoAuditTrail.toItem(entry(POST, entries / 2, 0, NOW.plusMillis(entries / 2), ALICE))
                .text("place"));
    var page = new Page.PageRequest(20, middle);
    return List.of(
        capacity.measure(() -> assertThat(trail.findBySubject(POST, page).items()).hasSize(20)),
        capacity.measure(() -> assertThat(trail.findByActor(ALICE.id(), page).items()).hasSize(20)),
        capacity.measure(() -> assertThat(trail.findByDay(DAY, page).items()).hasSize(20)));
  }
}
