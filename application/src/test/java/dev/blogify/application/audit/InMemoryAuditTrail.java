package dev.blogify.application.audit;

import dev.blogify.application.KeysetPagination;
import dev.blogify.application.Page;
import dev.blogify.application.ports.AuditEntry;
import dev.blogify.application.ports.AuditTrail;
import dev.blogify.domain.access.UserId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** An audit trail in memory, as strict as the real stores. */
public final class InMemoryAuditTrail implements AuditTrail {
  private final NavigableMap<AuditKey, AuditEntry> trail = new TreeMap<>();

  /** All entries, newest first. */
  public synchronized Seq<AuditEntry> all() {
    return Vector.ofAll(trail.values());
  }

  @Override
  public synchronized boolean append(AuditEntry entry) {
    return trail.putIfAbsent(AuditKey.of(entry), entry) == null;
  }

  @Override
  public Page<AuditEntry> findBySubject(String subject, Page.PageRequest page) {
    return filter(entry -> entry.subject().equals(subject), page);
  }

  @Override
  public Page<AuditEntry> findByActor(UserId actor, Page.PageRequest page) {
    return filter(entry -> entry.actor().userId().contains(actor), page);
  }

  @Override
  public Page<AuditEntry> findByDay(LocalDate day, Page.PageRequest page) {
    return filter(
        entry -> LocalDate.ofInstant(entry.occurredAt(), ZoneOffset.UTC).equals(day), page);
  }

  private synchronized Page<AuditEntry> filter(
      Predicate<AuditEntry> wanted, Page.PageRequest page) {
    var entries = new TreeMap<>(trail);
    entries.values().removeIf(wanted.negate());
    return KeysetPagination.page(entries, AuditKey::parse, page);
  }

  /** Sort key of an entry, newest first. */
  private record AuditKey(Instant at, String subject, String sequence)
      implements Comparable<AuditKey> {
    static AuditKey of(AuditEntry entry) {
      return new AuditKey(entry.occurredAt(), entry.subject(), entry.sequence());
    }

    static AuditKey parse(String place) {
      var parts = place.split(" ", 3);
      return new AuditKey(Instant.parse(parts[0]), parts[1], parts[2]);
    }

    @Override
    public int compareTo(AuditKey other) {
      return Comparator.comparing(AuditKey::at)
          .thenComparing(AuditKey::subject)
          .thenComparing(AuditKey::sequence)
          .reversed()
          .compare(this, other);
    }

    @Override
    public String toString() {
      return at + " " + subject + " " + sequence;
    }
  }
}
