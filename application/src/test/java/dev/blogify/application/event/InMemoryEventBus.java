package dev.blogify.application.event;

import dev.blogify.application.Busy;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** A bus for as long as the test runs, on which what a script says goes wrong. */
public final class InMemoryEventBus implements EventBus {
  private final Script script;
  private Vector<Seq<Event>> calls = Vector.empty();
  private Vector<Event> taken = Vector.empty();

  /** Takes everything. */
  public InMemoryEventBus() {
    this((_, _) -> Option.none());
  }

  public InMemoryEventBus(Script script) {
    this.script = script;
  }

  /** What each call brought, whatever became of it. */
  public synchronized Seq<Seq<Event>> calls() {
    return calls;
  }

  /** What was taken, in order. */
  public synchronized Seq<Event> taken() {
    return taken;
  }

  @Override
  public synchronized Seq<Option<Refused>> put(Seq<Event> events) {
    if (events.isEmpty() || events.size() > MAX_ENTRIES) {
      throw new IllegalArgumentException(
          "A call brings 1 to %d events, not %d".formatted(MAX_ENTRIES, events.size()));
    }
    var call = calls.size();
    calls = calls.append(events);
    var answers = events.map(event -> script.refusal(call, event)).toVector();
    taken =
        taken.appendAll(events.zip(answers).filter(each -> each._2.isEmpty()).map(each -> each._1));
    return answers;
  }

  /** What goes wrong, and when. */
  @FunctionalInterface
  public interface Script {
    /**
     * Why an event is not taken; none if it is.
     *
     * @param call counted from 0
     * @throws Busy if nothing is taken that the call brings
     */
    Option<Refused> refusal(int call, Event event);
  }
}
