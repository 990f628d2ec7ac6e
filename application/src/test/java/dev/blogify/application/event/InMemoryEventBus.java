package dev.blogify.application.event;

import dev.blogify.application.StoreBusyException;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.EventBus;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** An event bus in memory whose failures follow a script. */
public final class InMemoryEventBus implements EventBus {
  private final PutScript script;
  private Vector<Seq<CloudEvent>> calls = Vector.empty();
  private Vector<CloudEvent> accepted = Vector.empty();

  /** Accepts all events. */
  public InMemoryEventBus() {
    this((_, _) -> Option.none());
  }

  public InMemoryEventBus(PutScript script) {
    this.script = script;
  }

  /** The batches of all calls, including refused events. */
  public synchronized Seq<Seq<CloudEvent>> calls() {
    return calls;
  }

  /** The accepted events, in order. */
  public synchronized Seq<CloudEvent> accepted() {
    return accepted;
  }

  @Override
  public synchronized Seq<Option<PutFailure>> put(Seq<CloudEvent> events) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A batch contains at least one event");
    }
    var call = calls.size();
    calls = calls.append(events);
    var answers = events.map(event -> script.failureOf(call, event)).toVector();
    accepted =
        accepted.appendAll(
            events.zip(answers).filter(each -> each._2.isEmpty()).map(each -> each._1));
    return answers;
  }

  /** Scripted refusals. */
  @FunctionalInterface
  public interface PutScript {
    /**
     * The refusal of an event; none if it is accepted.
     *
     * @param call index of the call, from 0
     * @throws StoreBusyException if the bus accepts no event of the call
     */
    Option<PutFailure> failureOf(int call, CloudEvent event);
  }
}
