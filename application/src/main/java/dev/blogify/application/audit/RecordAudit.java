package dev.blogify.application.audit;

/** Adds a fact to the trail. May be told of it more than once, and of a later one before. */
public final class RecordAudit {
  private final AuditTrail trail;

  public RecordAudit(AuditTrail trail) {
    this.trail = trail;
  }

  /** Whether the fact was new. */
  public boolean handle(AuditEntry entry) {
    return trail.append(entry);
  }
}
