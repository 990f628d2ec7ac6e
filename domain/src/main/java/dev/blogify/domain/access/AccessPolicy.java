package dev.blogify.domain.access;

import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.access.Actor.SystemActor;

/** Reads the table of {@link Action} for one actor and one thing. */
public final class AccessPolicy {
  private AccessPolicy() {}

  /**
   * What the table says of an act on somebody's thing.
   *
   * @param isPublic whether anybody may know that the thing exists; what one may not know of is
   *     hidden rather than forbidden
   */
  public static AccessDecision decide(Actor actor, Action act, UserId owner, boolean isPublic) {
    return switch (actor) {
      case SystemActor() ->
          act.allowedForSystem ? AccessDecision.ALLOWED : AccessDecision.FORBIDDEN;
      case Person(var id, var role) when id.equals(owner) ->
          act.onOwn.includes(role) ? AccessDecision.ALLOWED : AccessDecision.FORBIDDEN;
      case Person(_, var role) when act.onOthers.includes(role) -> AccessDecision.ALLOWED;
      case Person(_, var role) ->
          isPublic || Action.READ_DRAFT.onOthers.includes(role)
              ? AccessDecision.FORBIDDEN
              : AccessDecision.HIDDEN;
    };
  }

  /** For acts on what one is about to own, or on what has no owner. */
  public static boolean allows(Actor actor, Action act) {
    return switch (actor) {
      case SystemActor() -> act.allowedForSystem;
      case Person(_, var role) -> act.onOwn.includes(role);
    };
  }

  public enum AccessDecision {
    ALLOWED,
    /** The actor may know of the thing, but not do this to it. */
    FORBIDDEN,
    /** To this actor the thing does not exist. */
    HIDDEN
  }
}
