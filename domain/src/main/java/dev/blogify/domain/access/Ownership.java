package dev.blogify.domain.access;

import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.access.Actor.TheSystem;

/** Reads the table of {@link Act} for one actor and one thing. */
public final class Ownership {
  private Ownership() {}

  /**
   * What the table says of an act on somebody's thing.
   *
   * @param isPublic whether anybody may know that the thing exists; what one may not know of is
   *     hidden rather than forbidden
   */
  public static Verdict judge(Actor actor, Act act, UserId owner, boolean isPublic) {
    return switch (actor) {
      case TheSystem() -> act.theSystem ? Verdict.ALLOWED : Verdict.FORBIDDEN;
      case Person(var id, var role) when id.equals(owner) ->
          act.onOnesOwn.includes(role) ? Verdict.ALLOWED : Verdict.FORBIDDEN;
      case Person(_, var role) when act.onAnothers.includes(role) -> Verdict.ALLOWED;
      case Person(_, var role) ->
          isPublic || Act.READ_DRAFT.onAnothers.includes(role) ? Verdict.FORBIDDEN : Verdict.HIDDEN;
    };
  }

  /** For acts on what one is about to own, or on what has no owner. */
  public static boolean allows(Actor actor, Act act) {
    return switch (actor) {
      case TheSystem() -> act.theSystem;
      case Person(_, var role) -> act.onOnesOwn.includes(role);
    };
  }

  public enum Verdict {
    ALLOWED,
    /** The actor may know of the thing, but not do this to it. */
    FORBIDDEN,
    /** To this actor the thing does not exist. */
    HIDDEN
  }
}
