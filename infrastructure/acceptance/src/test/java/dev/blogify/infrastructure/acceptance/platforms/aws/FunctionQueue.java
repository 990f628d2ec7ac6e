package dev.blogify.infrastructure.acceptance.platforms.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.adapters.in.consumers.LambdaEvents;
import dev.blogify.adapters.in.consumers.Subscription.Target.Queue;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A queue with a function, which behaves as SQS with Lambda: batches, no order, and some
 * duplicates. Reported messages are retried; after a fault, the whole batch is retried; after the
 * maximum receive count, a message is a dead letter. A message is hidden exactly while it is
 * handled, because these tests have no visibility timeout.
 */
final class FunctionQueue implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_BATCH_SIZE = 10;
  private static final int WORKERS = 2;

  /** One handled message of this many is delivered again. */
  private static final int DUPLICATE_ODDS = 8;

  private final String name;
  private final Queue settings;
  private final RandomGenerator random;
  private final Runnable onActivity;
  private Vector<Message> waiting = Vector.empty();
  private Vector<Message> deadLetters = Vector.empty();
  private List<Thread> workers = List.empty();
  private int inFlight;
  private int remainingFailures;
  private boolean isClosed;

  /**
   * Creates an empty queue without workers.
   *
   * @param moved runs after each change
   */
  FunctionQueue(String name, Queue settings, RandomGenerator random, Runnable moved) {
    this.name = name;
    this.settings = settings;
    this.random = random;
    this.onActivity = moved;
  }

  /**
   * A message of the queue.
   *
   * @param receives how often the message was received
   */
  record Message(String id, String body, int receives, boolean isDuplicate) {
    static Message of(String body) {
      return new Message(UUID.randomUUID().toString(), body, 0, false);
    }

    Message withReceiveCounted() {
      return new Message(id, body, receives + 1, isDuplicate);
    }

    Message duplicate() {
      return new Message(id, body, 0, true);
    }
  }

  /**
   * Starts workers, which call the function or, during injected failures, its broken replacement.
   */
  synchronized void start(Function<byte[], byte[]> function, Function<byte[], byte[]> broken) {
    workers =
        List.range(0, WORKERS)
            .map(number ->
                Thread.ofVirtual()
                    .name(name + "-" + number)
                    .start(() -> pollUntilClosed(function, broken)));
  }

  synchronized void send(String body) {
    enqueue(Message.of(body));
  }

  /** Makes the function fail on the next messages. */
  synchronized void failNext(int times) {
    remainingFailures = times;
  }

  synchronized Seq<Message> deadLetters() {
    return deadLetters;
  }

  synchronized void redrive() {
    var letters = deadLetters;
    deadLetters = Vector.empty();
    letters.map(Message::body).forEach(this::send);
  }

  synchronized boolean isIdle() {
    return waiting.isEmpty() && inFlight == 0;
  }

  @Override
  public void close() {
    synchronized (this) {
      isClosed = true;
      notifyAll();
    }
    workers.forEach(FunctionQueue::join);
  }

  private static void join(Thread worker) {
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private synchronized void enqueue(Message message) {
    waiting = waiting.insert(random.nextInt(waiting.size() + 1), message);
    onActivity.run();
    notifyAll();
  }

  private void pollUntilClosed(Function<byte[], byte[]> function, Function<byte[], byte[]> broken) {
    for (var batch = receive(); batch.isDefined(); batch = receive()) {
      var messages = batch.get().messages();
      complete(messages, failedMessageIds(messages, batch.get().shouldFail() ? broken : function));
    }
  }

  /** Waits for the next batch; none after the queue is closed. */
  private synchronized Option<Batch> receive() {
    try {
      while (waiting.isEmpty() && !isClosed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (isClosed) {
      return Option.none();
    }
    var isToFail = remainingFailures > 0;
    var messages =
        waiting
            .take(isToFail ? 1 : 1 + random.nextInt(MAX_BATCH_SIZE))
            .map(Message::withReceiveCounted);
    remainingFailures = isToFail ? remainingFailures - 1 : remainingFailures;
    waiting = waiting.drop(messages.size());
    inFlight += messages.size();
    return Option.some(new Batch(messages, isToFail));
  }

  private synchronized void complete(Vector<Message> messages, Seq<String> failures) {
    inFlight -= messages.size();
    for (var message : messages) {
      if (!failures.contains(message.id())) {
        if (!message.isDuplicate() && random.nextInt(DUPLICATE_ODDS) == 0) {
          enqueue(message.duplicate());
        }
      } else if (message.receives() < settings.maxReceiveCount()) {
        enqueue(message);
      } else {
        deadLetters = deadLetters.append(message);
      }
    }
    onActivity.run();
  }

  /**
   * A response that names an unknown message fails the whole batch, as does a fault (AWS: partial
   * batch responses).
   */
  private Seq<String> failedMessageIds(Vector<Message> batch, Function<byte[], byte[]> function) {
    var ids = batch.map(Message::id);
    try {
      var failed =
          Vector.ofAll(JSON.readTree(function.apply(event(batch))).path("batchItemFailures"))
              .map(failure -> failure.path("itemIdentifier"))
              .map(JsonNode::asText);
      return ids.containsAll(failed) ? failed : ids;
    } catch (IOException | RuntimeException fault) {
      return ids;
    }
  }

  private byte[] event(Vector<Message> batch) {
    try {
      return JSON.writeValueAsString(LambdaEvents.batch(batch.map(this::asRecord).asJava()))
          .getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> asRecord(Message message) {
    return LambdaEvents.queueMessage(name, message.id(), message.body(), message.receives());
  }

  private record Batch(Vector<Message> messages, boolean shouldFail) {}
}
