package dev.blogify.infrastructure.acceptance.platforms.aws;

import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** The failures of messages, from the log of the functions. */
final class ConsumerFailureLog extends Handler {
  /** The field keeps the logger, and with it the handler, from garbage collection. */
  private static final Logger LOG = Logger.getLogger("dev.blogify.consumers");

  private static final Pattern MESSAGE = Pattern.compile("Message (\\S+) was not handled.*");

  private final Map<String, String> byMessage = new ConcurrentHashMap<>();

  ConsumerFailureLog() {
    LOG.addHandler(this);
  }

  /** The last failure of a message. */
  Option<String> findByMessageId(String messageId) {
    return Option.of(byMessage.get(messageId));
  }

  @Override
  public void publish(LogRecord line) {
    var message = MESSAGE.matcher(line.getMessage());
    if (message.matches()) {
      byMessage.put(message.group(1), String.valueOf(line.getThrown()));
    }
  }

  @Override
  public void flush() {
    // No buffer.
  }

  @Override
  public void close() {
    LOG.removeHandler(this);
  }
}
