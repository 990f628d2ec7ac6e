package dev.blogify.application.ports;

import dev.blogify.application.Page;
import dev.blogify.domain.access.UserId;
import java.time.LocalDate;

/**
 * Append-only log of all events. Lists are newest first and eventually consistent; entries of the
 * same instant are ordered by subject and sequence. Every implementation passes {@code
 * AuditTrailContract}.
 */
public interface AuditTrail {
  /**
   * Appends an entry, unless the trail contains its event. Idempotent.
   *
   * @return whether the entry was new
   */
  boolean append(AuditEntry entry);

  /** The entries of one aggregate. */
  Page<AuditEntry> findBySubject(String subject, Page.PageRequest page);

  /** The actions of one user. */
  Page<AuditEntry> findByActor(UserId actor, Page.PageRequest page);

  /** The entries of one day in UTC. */
  Page<AuditEntry> findByDay(LocalDate day, Page.PageRequest page);
}
