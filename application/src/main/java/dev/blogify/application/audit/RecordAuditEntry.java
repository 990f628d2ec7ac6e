package dev.blogify.application.audit;

import dev.blogify.application.ports.AuditEntry;
import dev.blogify.application.ports.AuditTrail;

/** Adds a fact to the trail. May be told of it more than once, and of a later one before. */
public final class RecordAuditEntry {
  private final AuditTrail trail;

  public RecordAuditEntry(AuditTrail trail) {
    this.trail = trail;
  }

  /** Whether the fact was new. */
  public boolean handle(AuditEntry entry) {
    return trail.append(entry);
  }
}
