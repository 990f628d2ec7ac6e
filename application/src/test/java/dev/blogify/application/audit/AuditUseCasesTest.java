package dev.blogify.application.audit;

import static dev.blogify.application.audit.AuditFixtures.NOW;
import static dev.blogify.application.audit.AuditFixtures.entry;
import static dev.blogify.domain.access.TestUsers.ADA;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.access.TestUsers.RITA;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.published;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.audit.ReadAuditTrail.AuditFilter;
import dev.blogify.application.ports.AuditEntry;
import dev.blogify.application.post.InMemoryPosts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.post.PostRefusal.NotAllowed;
import dev.blogify.domain.post.PostRefusal.PostNotFound;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class AuditUseCasesTest {
  private static final Page.PageRequest TEN = Page.PageRequest.firstPage(10);
  private static final String POST = "posts/" + id(1);

  private final InMemoryPosts posts = new InMemoryPosts();
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
  private final ReadAuditTrail readAudit = new ReadAuditTrail(trail, posts);

  @Test
  void showsTheTrailOfAPostToItsAuthorAndEditors() {
    posts.save(created(1));
    trail.append(entry(POST, 1));
    trail.append(entry("posts/" + id(2), 1));

    for (var actor : List.of(ALICE, ERIN, ADA)) {
      assertThat(readAudit.listForPost(id(1), actor, TEN)).isEqualTo(right(page(entry(POST, 1))));
    }
    for (var actor : List.of(BOB, RITA)) {
      assertThat(readAudit.listForPost(id(1), actor, TEN)).isEqualTo(left(new PostNotFound()));
    }
    assertThat(readAudit.listForPost(id(2), ADA, TEN)).isEqualTo(left(new PostNotFound()));
  }

  @Test
  void forbidsTheTrailOfAPublishedPostInsteadOfHidingIt() {
    posts.save(published(posts.save(created(1))));

    assertThat(readAudit.listForPost(id(1), BOB, TEN))
        .isEqualTo(left(new NotAllowed(Action.READ_POST_AUDIT)));
  }

  @Test
  void showsTheFullTrailOnlyToAdmins() {
    var alices = entry(POST, 1);
    var bobs = entry("media/1", 1, 0, NOW.minusSeconds(24 * 3_600), BOB);
    trail.append(alices);
    trail.append(bobs);
    var bys = new AuditFilter.ByActor(BOB.id());
    var today = new AuditFilter.OnDay(LocalDate.parse("2026-03-01"));

    assertThat(readAudit.listFiltered(bys, ADA, TEN)).isEqualTo(right(page(bobs)));
    assertThat(readAudit.listFiltered(today, ADA, TEN)).isEqualTo(right(page(alices)));
    for (var actor : List.<Actor>of(BOB, ERIN, RITA, Actor.SYSTEM)) {
      for (var part : List.<AuditFilter>of(bys, today)) {
        assertThat(readAudit.listFiltered(part, actor, TEN))
            .isEqualTo(left(new NotAllowed(Action.READ_FULL_AUDIT)));
      }
    }
  }

  private static Page<AuditEntry> page(AuditEntry... entries) {
    return new Page<>(Vector.of(entries), Option.none());
  }
}
