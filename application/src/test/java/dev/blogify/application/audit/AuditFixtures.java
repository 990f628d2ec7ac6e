package dev.blogify.application.audit;

import static dev.blogify.domain.access.TestUsers.ALICE;

import dev.blogify.application.ports.AuditEntry;
import dev.blogify.domain.access.Actor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Sample entries of the audit trail. */
public final class AuditFixtures {
  public static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  private AuditFixtures() {}

  /** A change of the subject by Alice, a number of seconds after {@link #NOW}. */
  public static AuditEntry entry(String subject, int version) {
    return entry(subject, version, 0, NOW.plusSeconds(version), ALICE);
  }

  /** The event at an index among those of one change. */
  public static AuditEntry entry(
      String subject, int version, int ordinal, Instant at, Actor actor) {
    var sequence = String.format(Locale.ROOT, "%010d.%02d", version, ordinal);
    return new AuditEntry(
        UUID.nameUUIDFromBytes((subject + "/" + sequence).getBytes(StandardCharsets.UTF_8)),
        "blogify.post.edited.v1",
        subject,
        sequence,
        at,
        actor,
        "correlation-" + version,
        "{\"changed\":[\"title\",\"日本\"]}");
  }
}
