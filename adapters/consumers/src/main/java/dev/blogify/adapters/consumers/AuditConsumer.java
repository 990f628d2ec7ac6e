package dev.blogify.adapters.consumers;

import dev.blogify.application.audit.AuditEntry;
import dev.blogify.application.audit.RecordAudit;

/** Keeps every event of the domain in the audit trail. */
public final class AuditConsumer implements Consumer {
  private final RecordAudit recordAudit;

  public AuditConsumer(RecordAudit recordAudit) {
    this.recordAudit = recordAudit;
  }

  @Override
  public void handle(Delivery delivery) {
    var wire = delivery.event();
    var event = wire.event();
    recordAudit.handle(
        new AuditEntry(
            event.id(),
            event.type(),
            event.subject(),
            event.sequence(),
            event.time(),
            wire.actor(),
            wire.correlationId(),
            wire.data().json()));
  }
}
