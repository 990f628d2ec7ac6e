package dev.blogify.application.ports;

import dev.blogify.application.StoreBusyException;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Takes events and delivers them to every subscription whose pattern they match: at least once, in
 * no order. Passes {@code EventBusContract}.
 */
public interface EventBus {
  /** How many events one call takes (AWS: PutEvents). */
  int MAX_ENTRIES = 10;

  /**
   * Takes some events, each or not on its own.
   *
   * @param events from 1 to {@link #MAX_ENTRIES}
   * @return for each event, in order, why it was not taken; none for one that was
   * @throws StoreBusyException if nothing is known to be taken and trying again may help
   */
  Seq<Option<PutFailure>> put(Seq<CloudEvent> events);

  /**
   * Why an event was not taken.
   *
   * @param code as the bus calls it, such as {@code InternalFailure}
   */
  record PutFailure(String code, String message) {}
}
