package dev.blogify.adapters.in.consumers;

import dev.blogify.application.audit.RecordAuditEntry;
import dev.blogify.application.ports.AuditEntry;

/** Records each domain event in the audit trail. */
public final class AuditConsumer implements MessageConsumer {
  private final RecordAuditEntry recordAudit;

  public AuditConsumer(RecordAuditEntry recordAudit) {
    this.recordAudit = recordAudit;
  }

  @Override
  public void handle(EventBridgeMessage message) {
    var received = message.receivedEvent();
    var event = received.event();
    recordAudit.handle(
        new AuditEntry(
            event.id(),
            event.type(),
            event.subject(),
            event.sequence(),
            event.time(),
            received.actor(),
            received.correlationId(),
            received.data().toJson()));
  }
}
