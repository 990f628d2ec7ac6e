package dev.blogify.application.audit;

import static dev.blogify.application.audit.AuditFixtures.NOW;
import static dev.blogify.application.audit.AuditFixtures.entry;
import static dev.blogify.domain.access.People.ADA;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.access.People.ERIN;
import static dev.blogify.domain.access.People.RITA;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.published;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.audit.ReadAudit.Part;
import dev.blogify.application.post.InMemoryPosts;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.post.PostRefusal.NoSuchPost;
import dev.blogify.domain.post.PostRefusal.NotAllowed;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class AuditUseCasesTest {
  private static final Page.Request TEN = Page.Request.first(10);
  private static final String POST = "posts/" + id(1);

  private final InMemoryPosts posts = new InMemoryPosts();
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final RecordAudit recordAudit = new RecordAudit(trail);
  private final ReadAudit readAudit = new ReadAudit(trail, posts);

  @Test
  void recordsEachFactOnce() {
    assertThat(recordAudit.handle(entry(POST, 1))).isTrue();
    assertThat(recordAudit.handle(entry(POST, 1))).isFalse();

    assertThat(trail.all()).containsExactly(entry(POST, 1));
  }

  @Test
  void showsWhatHappenedToAPostToThoseWhoMayWorkOnIt() {
    posts.save(created(1));
    recordAudit.handle(entry(POST, 1));
    recordAudit.handle(entry("posts/" + id(2), 1));

    for (var actor : List.of(ALICE, ERIN, ADA)) {
      assertThat(readAudit.ofPost(id(1), actor, TEN)).isEqualTo(right(page(entry(POST, 1))));
    }
    for (var actor : List.of(BOB, RITA)) {
      assertThat(readAudit.ofPost(id(1), actor, TEN)).isEqualTo(left(new NoSuchPost()));
    }
    assertThat(readAudit.ofPost(id(2), ADA, TEN)).isEqualTo(left(new NoSuchPost()));
  }

  @Test
  void forbidsRatherThanHidesWhatHappenedToAPublishedPost() {
    posts.save(published(posts.save(created(1))));

    assertThat(readAudit.ofPost(id(1), BOB, TEN)).isEqualTo(left(new NotAllowed(Act.READ_AUDIT)));
  }

  @Test
  void showsTheWholeTrailToAdminsOnly() {
    var alices = entry(POST, 1);
    var bobs = entry("media/1", 1, 0, NOW.minusSeconds(24 * 3_600), BOB);
    recordAudit.handle(alices);
    recordAudit.handle(bobs);
    var bys = new Part.By(BOB.id());
    var today = new Part.On(LocalDate.parse("2026-03-01"));

    assertThat(readAudit.ofEverything(bys, ADA, TEN)).isEqualTo(right(page(bobs)));
    assertThat(readAudit.ofEverything(today, ADA, TEN)).isEqualTo(right(page(alices)));
    for (var actor : List.<Actor>of(BOB, ERIN, RITA, Actor.SYSTEM)) {
      for (var part : List.<Part>of(bys, today)) {
        assertThat(readAudit.ofEverything(part, actor, TEN))
            .isEqualTo(left(new NotAllowed(Act.READ_WHOLE_AUDIT)));
      }
    }
  }

  private static Page<AuditEntry> page(AuditEntry... entries) {
    return new Page<>(Vector.of(entries), Option.none());
  }
}
