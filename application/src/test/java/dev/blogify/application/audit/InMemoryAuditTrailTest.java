package dev.blogify.application.audit;

import dev.blogify.application.ports.AuditTrail;

final class InMemoryAuditTrailTest implements AuditTrailContract {
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail();

  @Override
  public AuditTrail trail() {
    return trail;
  }
}
