package dev.blogify.application.ports;

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
  Page<AuditEntry> findBySubject(String subject, Page.PageRequest page);

  /** What one person did, newest first. */
  Page<AuditEntry> findByActor(UserId actor, Page.PageRequest page);

  /** What happened on one day (UTC), newest first. */
  Page<AuditEntry> findByDay(LocalDate day, Page.PageRequest page);
}
