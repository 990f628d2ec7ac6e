package dev.blogify.application.audit;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.Page;
import dev.blogify.application.post.Posts;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.Ownership;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.NoSuchPost;
import dev.blogify.domain.post.PostRefusal.NotAllowed;
import io.vavr.control.Either;
import java.time.LocalDate;

/** Who did what and when: to a post, for those who may work on it; to anything, for admins. */
public final class ReadAudit {
  private final AuditTrail trail;
  private final Posts posts;

  public ReadAudit(AuditTrail trail, Posts posts) {
    this.trail = trail;
    this.posts = posts;
  }

  public Either<PostRefusal, Page<AuditEntry>> ofPost(PostId id, Actor actor, Page.Request page) {
    return posts
        .find(id)
        .<Either<PostRefusal, Page<AuditEntry>>>map(post ->
            switch (post.judge(actor, Act.READ_AUDIT)) {
              case ALLOWED -> right(trail.of("posts/" + id, page));
              case FORBIDDEN -> left(new NotAllowed(Act.READ_AUDIT));
              case HIDDEN -> left(new NoSuchPost());
            })
        .getOrElse(() -> left(new NoSuchPost()));
  }

  public Either<PostRefusal, Page<AuditEntry>> ofEverything(
      Part part, Actor actor, Page.Request page) {
    return Ownership.allows(actor, Act.READ_WHOLE_AUDIT)
        ? right(
            switch (part) {
              case Part.By(var who) -> trail.by(who, page);
              case Part.On(var day) -> trail.on(day, page);
            })
        : left(new NotAllowed(Act.READ_WHOLE_AUDIT));
  }

  /** Which part of the whole trail. */
  public sealed interface Part {
    /** What one person did. */
    record By(UserId actor) implements Part {}

    /** What happened on a day of UTC. */
    record On(LocalDate day) implements Part {}
  }
}
