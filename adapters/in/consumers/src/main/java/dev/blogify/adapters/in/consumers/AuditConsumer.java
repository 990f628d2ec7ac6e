package dev.blogify.adapters.in.consumers;

import dev.blogify.application.audit.RecordAuditEntry;
import dev.blogify.application.ports.AuditEntry;

/** Keeps every event of the domain in the audit trail. */
public final class AuditConsumer implements MessageConsumer {
  private final RecordAuditEntry recordAudit;

  public AuditConsumer(RecordAuditEntry recordAudit) {
    this.recordAudit = recordAudit;
  }

  @Override
  public void handle(EventBridgeMessage delivery) {
    var wire = delivery.receivedEvent();
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
            wire.data().toJson()));
  }
}
