package dev.blogify.application.ports;

import dev.blogify.application.StoreBusyException;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Delivers events to every subscription whose pattern they match: at least once and in no
 * particular order. Every implementation passes {@code EventBusContract}.
 */
public interface EventBus {
  /**
   * Publishes a batch of events; each is accepted or refused on its own. Publishing an event again
   * may deliver it again.
   *
   * @param events one or more events, each of at most {@link CloudEvent#MAX_BYTES}
   * @return for each event, in order, the reason of its refusal; none if it was accepted
   * @throws StoreBusyException if the bus is overloaded or does not respond. Whether events were
   *     accepted is unknown; a retry may succeed.
   * @throws IllegalArgumentException if the batch is empty
   */
  Seq<Option<PutFailure>> put(Seq<CloudEvent> events);

  /**
   * The reason why the bus refused an event.
   *
   * @param code error code of the bus, such as {@code InternalFailure}
   */
  record PutFailure(String code, String message) {}
}
