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
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.NotAllowed;
import dev.blogify.domain.post.PostRefusal.PostNotFound;
import io.vavr.control.Either;
import java.time.LocalDate;

/** Who did what and when: to a post, for those who may work on it; to anything, for admins. */
public final class ReadAuditTrail {
  private final AuditTrail trail;
  private final Posts posts;

  public ReadAuditTrail(AuditTrail trail, Posts posts) {
    this.trail = trail;
    this.posts = posts;
  }

  public Either<PostRefusal, Page<AuditEntry>> listForPost(
      PostId id, Actor actor, Page.PageRequest page) {
    return posts
        .find(id)
        .<Either<PostRefusal, Page<AuditEntry>>>map(post ->
            switch (post.decideAccess(actor, Action.READ_POST_AUDIT)) {
              case ALLOWED -> right(trail.findBySubject("posts/" + id, page));
              case FORBIDDEN -> left(new NotAllowed(Action.READ_POST_AUDIT));
              case HIDDEN -> left(new PostNotFound());
            })
        .getOrElse(() -> left(new PostNotFound()));
  }

  public Either<PostRefusal, Page<AuditEntry>> listFiltered(
      AuditFilter part, Actor actor, Page.PageRequest page) {
    return AccessPolicy.allows(actor, Action.READ_FULL_AUDIT)
        ? right(
            switch (part) {
              case AuditFilter.ByActor(var who) -> trail.findByActor(who, page);
              case AuditFilter.OnDay(var day) -> trail.findByDay(day, page);
            })
        : left(new NotAllowed(Action.READ_FULL_AUDIT));
  }

  /** Which part of the whole trail. */
  public sealed interface AuditFilter {
    /** What one person did. */
    record ByActor(UserId actor) implements AuditFilter {}

    /** What happened on a day of UTC. */
    record OnDay(LocalDate day) implements AuditFilter {}
  }
}
