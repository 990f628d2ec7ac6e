package dev.blogify.domain.access;

/** Decides whether an actor may perform an action, by the permission table in {@link Action}. */
public final class AccessPolicy {
  private AccessPolicy() {}

  /**
   * Decides on an action on an existing resource.
   *
   * @param isPublic whether everyone may know that the resource exists; otherwise the decision is
   *     {@link AccessDecision#HIDDEN} instead of {@link AccessDecision#FORBIDDEN}
   */
  public static AccessDecision decide(Actor actor, Action action, UserId owner, boolean isPublic) {
    if (isAllowed(actor, action, owner)) {
      return AccessDecision.ALLOWED;
    }
    return isPublic || maySeeUnpublished(actor, owner)
        ? AccessDecision.FORBIDDEN
        : AccessDecision.HIDDEN;
  }

  private static boolean maySeeUnpublished(Actor actor, UserId owner) {
    return actor instanceof Actor.SystemActor || isAllowed(actor, Action.READ_DRAFT, owner);
  }

  private static boolean isAllowed(Actor actor, Action action, UserId owner) {
    return (actor instanceof Actor.Person(var id, var role) && !id.equals(owner))
        ? action.isAllowedOnOthers(role)
        : allows(actor, action);
  }

  /**
   * Whether the actor may perform an action that creates a resource, or one that needs no resource.
   */
  public static boolean allows(Actor actor, Action action) {
    return switch (actor) {
      case Actor.SystemActor() -> action.isAllowedForSystem;
      case Actor.Person(_, var role) -> action.isAllowedOnOwn(role);
    };
  }

  /** The result of {@link #decide}. */
  public enum AccessDecision {
    ALLOWED,
    /** The actor may know that the resource exists, but must not perform the action. */
    FORBIDDEN,
    /** The actor must not know that the resource exists. */
    HIDDEN
  }
}
