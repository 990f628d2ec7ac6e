package dev.blogify.application.audit;

import dev.blogify.application.Keyset;
import dev.blogify.application.Page;
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

/** Keeps the trail for as long as the test runs, and as strictly as a real store. */
public final class InMemoryAuditTrail implements AuditTrail {
  private final NavigableMap<Place, AuditEntry> trail = new TreeMap<>();

  /** Every entry, newest first. */
  public synchronized Seq<AuditEntry> all() {
    return Vector.ofAll(trail.values());
  }

  @Override
  public synchronized boolean append(AuditEntry entry) {
    return trail.putIfAbsent(Place.of(entry), entry) == null;
  }

  @Override
  public Page<AuditEntry> of(String subject, Page.Request page) {
    return where(entry -> entry.subject().equals(subject), page);
  }

  @Override
  public Page<AuditEntry> by(UserId actor, Page.Request page) {
    return where(entry -> entry.actor().person().contains(actor), page);
  }

  @Override
  public Page<AuditEntry> on(LocalDate day, Page.Request page) {
    return where(entry -> LocalDate.ofInstant(entry.at(), ZoneOffset.UTC).equals(day), page);
  }

  private synchronized Page<AuditEntry> where(Predicate<AuditEntry> wanted, Page.Request page) {
    var entries = new TreeMap<>(trail);
    entries.values().removeIf(wanted.negate());
    return Keyset.page(entries, Place::read, page);
  }

  /** Where an entry stands in the trail: the newest first. */
  private record Place(Instant at, String subject, String sequence) implements Comparable<Place> {
    static Place of(AuditEntry entry) {
      return new Place(entry.at(), entry.subject(), entry.sequence());
    }

    static Place read(String place) {
      var parts = place.split(" ", 3);
      return new Place(Instant.parse(parts[0]), parts[1], parts[2]);
    }

    @Override
    public int compareTo(Place other) {
      return Comparator.comparing(Place::at)
          .thenComparing(Place::subject)
          .thenComparing(Place::sequence)
          .reversed()
          .compare(this, other);
    }

    @Override
    public String toString() {
      return at + " " + subject + " " + sequence;
    }
  }
}
