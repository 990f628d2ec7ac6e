package dev.blogify.application.audit;

import dev.blogify.application.Page;
import dev.blogify.domain.access.UserId;
import java.time.LocalDate;

/**
 * All that ever happened: entries are added, each once, and never changed. Lists show those of one
 * moment by subject and sequence. Passes {@code AuditTrailContract}.
 */
public interface AuditTrail {
  /**
   * Keeps an entry, unless it is there already.
   *
   * @return whether it was not
   */
  boolean append(AuditEntry entry);

  /** What happened to one subject, newest first. */
  Page<AuditEntry> of(String subject, Page.Request page);

  /** What one person did, newest first. */
  Page<AuditEntry> by(UserId actor, Page.Request page);

  /** What happened on one day (UTC), newest first. */
  Page<AuditEntry> on(LocalDate day, Page.Request page);
}
