package dev.blogify.application.event;

import dev.blogify.application.StoreBusyException;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.EventBus;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** A bus for as long as the test runs, on which what a script says goes wrong. */
public final class InMemoryEventBus implements EventBus {
  private final PutScript script;
  private Vector<Seq<CloudEvent>> calls = Vector.empty();
  private Vector<CloudEvent> accepted = Vector.empty();

  /** Takes everything. */
  public InMemoryEventBus() {
    this((_, _) -> Option.none());
  }

  public InMemoryEventBus(PutScript script) {
    this.script = script;
  }

  /** What each call brought, whatever became of it. */
  public synchronized Seq<Seq<CloudEvent>> calls() {
    return calls;
  }

  /** What was taken, in order. */
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

  /** What goes wrong, and when. */
  @FunctionalInterface
  public interface PutScript {
    /**
     * Why an event is not taken; none if it is.
     *
     * @param call counted from 0
     * @throws StoreBusyException if nothing is taken that the call brings
     */
    Option<PutFailure> failureOf(int call, CloudEvent event);
  }
}
