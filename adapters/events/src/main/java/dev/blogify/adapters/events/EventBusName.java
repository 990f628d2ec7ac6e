package dev.blogify.adapters.events;

/** The event buses to which rules are attached. */
public enum EventBusName {
  /** The custom bus, which carries every domain event. */
  BLOGIFY,
  /** The account's default bus, which carries the events of AWS services, such as S3. */
  DEFAULT
}
