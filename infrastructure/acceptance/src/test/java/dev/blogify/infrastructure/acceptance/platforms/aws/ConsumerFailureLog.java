package dev.blogify.infrastructure.acceptance.platforms.aws;

import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** Why messages were not handled, as the log of the functions has it. */
final class ConsumerFailureLog extends Handler {
  /** Kept, for a handler is forgotten with its logger. */
  private static final Logger LOG = Logger.getLogger("dev.blogify.consumers");

  private static final Pattern MESSAGE = Pattern.compile("Message (\\S+) was not handled.*");

  private final Map<String, String> byMessage = new ConcurrentHashMap<>();

  ConsumerFailureLog() {
    LOG.addHandler(this);
  }

  /** The latest fault of a message. */
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
    // Nothing is held back.
  }

  @Override
  public void close() {
    LOG.removeHandler(this);
  }
}
