package dev.blogify.application.audit;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.Page;
import dev.blogify.application.ports.AuditEntry;
import dev.blogify.application.ports.AuditTrail;
import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.AccessPolicy;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;
import java.time.LocalDate;

/**
 * Reads the audit trail. The author and editors may read the entries of a post; admins may read all
 * entries.
 */
public final class ReadAuditTrail {
  private final AuditTrail trail;
  private final Posts posts;

  public ReadAuditTrail(AuditTrail trail, Posts posts) {
    this.trail = trail;
    this.posts = posts;
  }

  public Either<PostRefusal, Page<AuditEntry>> listForPost(
      PostId id, Actor actor, Page.PageRequest page) {
    return Post.authorize(posts.find(id), actor, Action.READ_POST_AUDIT)
        .map(_ -> trail.findBySubject("posts/" + id, page));
  }

  public Either<PostRefusal, Page<AuditEntry>> listFiltered(
      AuditFilter filter, Actor actor, Page.PageRequest page) {
    return AccessPolicy.allows(actor, Action.READ_FULL_AUDIT)
        ? right(
            switch (filter) {
              case AuditFilter.ByActor(var userId) -> trail.findByActor(userId, page);
              case AuditFilter.OnDay(var day) -> trail.findByDay(day, page);
            })
        : left(new PostRefusal.NotAllowed(Action.READ_FULL_AUDIT));
  }

  /** Selects a part of the audit trail. */
  public sealed interface AuditFilter {
    /** The actions of one user. */
    record ByActor(UserId actor) implements AuditFilter {}

    /** The events of one day in UTC. */
    record OnDay(LocalDate day) implements AuditFilter {}
  }
}
