package dev.blogify.application.audit;

import dev.blogify.application.ports.AuditEntry;
import dev.blogify.application.ports.AuditTrail;

/** Appends an event to the audit trail. Idempotent; events may arrive in any order. */
public final class RecordAuditEntry {
  private final AuditTrail trail;

  public RecordAuditEntry(AuditTrail trail) {
    this.trail = trail;
  }

  /** Returns whether the entry was new. */
  public boolean handle(AuditEntry entry) {
    return trail.append(entry);
  }
}
