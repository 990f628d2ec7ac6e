package dev.blogify.infrastructure.acceptance.platforms.aws;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.blogify.adapters.events.EventBusName;
import dev.blogify.adapters.events.ParsedEvent;
import dev.blogify.adapters.in.consumers.EventBridgeMessage;
import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.adapters.in.consumers.Subscription.Target.Queue;
import dev.blogify.adapters.in.consumers.Subscription.Target.Topic;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.out.aws.AwsJsonServer.AwsJsonError;
import dev.blogify.adapters.out.aws.eventbridge.PutEventsServer;
import dev.blogify.adapters.out.aws.eventbridge.PutEventsServer.BusEntry;
import dev.blogify.infrastructure.acceptance.contracts.DeliveryPipeline;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Event delivery from the streams through two buses and their rules to the queues and the deployed
 * functions, as {@link Subscriptions} and {@code StreamMapping} define it. The bus rejects some
 * entries, and the queues deliver some messages twice.
 */
final class AwsDeliveryPipeline implements DeliveryPipeline, AutoCloseable {
  static final String BUS = "blogify";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);
  private static final int ALWAYS = Integer.MAX_VALUE;

  /** One entry of this many is rejected, and one call of this many fails. */
  private static final int ENTRY_FAILURE_ODDS = 10;

  private static final int CALL_FAILURE_ODDS = 40;

  private final String bucket;
  private final DynamoInspector storedItems;
  private final EventBridgeRules rules;
  private final AtomicLong activityCount = new AtomicLong();
  private final AtomicBoolean isDown = new AtomicBoolean();
  private final ConsumerFailureLog failureLog = new ConsumerFailureLog();
  private final PutEventsServer events;
  private final Map<String, FunctionQueue> queues;
  private Vector<String> archive = Vector.empty();
  private Vector<String> topicMessages = Vector.empty();
  private Seq<StreamPoller> pollers = List.empty();

  /**
   * Accepts events and holds them until {@code start}.
   *
   * @param bucket the bucket whose uploads S3 reports
   */
  AwsDeliveryPipeline(long seed, String bucket, DynamoInspector stored) {
    this.bucket = bucket;
    this.storedItems = stored;
    rules = new EventBridgeRules(bucket);
    var random = new Random(seed);
    events = PutEventsServer.start(new RandomPutEventsFailures(random), this::accept);
    queues =
        Subscriptions.ALL
            .filter(each -> each.target() instanceof Queue)
            .toMap(
                Subscription::name,
                each ->
                    new FunctionQueue(
                        each.name(),
                        (Queue) each.target(),
                        new Random(random.nextLong()),
                        activityCount::incrementAndGet));
  }

  /** The endpoint for {@code PutEvents}. */
  URI endpoint() {
    return events.endpoint();
  }

  void recordActivity() {
    activityCount.incrementAndGet();
  }

  /**
   * Starts delivery.
   *
   * @param functions the deployed functions, by name
   * @param broken functions that fail, by name
   */
  void start(
      Function<String, Function<byte[], byte[]>> functions,
      Function<String, Function<byte[], byte[]>> broken,
      Seq<StreamPoller> streams) {
    queues.forEach((name, queue) -> queue.start(functions.apply(name), broken.apply(name)));
    pollers = streams;
  }

  /** Sends S3's event about an upload to the default bus. */
  void publishObjectCreated(String key) {
    var upload =
        new BusEntry(
            UUID.randomUUID().toString(),
            "default",
            "aws.s3",
            "Object Created",
            Instant.now(),
            """
            {"version":"0","bucket":{"name":"%s"},"object":{"key":"%s","size":5,\
            "etag":"b1946ac92492d2347c6235b4d2611184","sequencer":"617f08299329d189"},\
            "request-id":"N4N7GDK58NMKJ12R","requester":"123456789012",\
            "source-ip-address":"203.0.113.7","reason":"PutObject"}\
            """
                .formatted(bucket, key),
            List.of("arn:aws:s3:::" + bucket),
            Option.none());
    route(EventBusName.DEFAULT, upload.toTargetEvent());
  }

  /** Rejects all entries until the next call. */
  void setDown(boolean down) {
    isDown.set(down);
  }

  /** The messages of the SNS topic. */
  synchronized Seq<EventBridgeMessage> topicMessages() {
    return topicMessages.map(EventBridgeMessage::parse);
  }

  @Override
  public synchronized Seq<ParsedEvent> publishedEvents() {
    return archive
        .map(entry -> EventBridgeMessage.parse(entry).parsedEvent())
        .distinctBy(event -> event.event().id());
  }

  @Override
  public void failConsumer(Subscription subscription) {
    failConsumer(subscription, ALWAYS);
  }

  @Override
  public void failConsumer(Subscription subscription, int times) {
    queue(subscription).failNext(times);
  }

  @Override
  public void restoreConsumer(Subscription subscription) {
    queue(subscription).failNext(0);
  }

  /** The reason is in the log of the function, by message id, because a queue stores none. */
  @Override
  public Seq<DeadLetter> deadLetters(Subscription subscription) {
    return queue(subscription)
        .deadLetters()
        .map(message ->
            new DeadLetter(
                EventBridgeMessage.parse(message.body()),
                failureLog.findByMessageId(message.id()).getOrElse("")));
  }

  /** The dead letters of all subscriptions. */
  Seq<DeadLetter> deadLetters() {
    return Subscriptions.ALL
        .filter(each -> each.target() instanceof Queue)
        .flatMap(this::deadLetters);
  }

  @Override
  public void redrive(Subscription subscription) {
    queue(subscription).redrive();
  }

  @Override
  public void replayArchive() {
    archived().forEach(entry -> route(EventBusName.BLOGIFY, asReplay(entry)));
  }

  private synchronized Seq<String> archived() {
    return archive;
  }

  @Override
  public void awaitIdle() {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .atMost(IDLE_TIMEOUT)
        .until(this::isIdle);
  }

  /** Delivery is complete if nothing changes while each stream is read to its end twice. */
  private boolean isIdle() {
    var before = activityCount.get();
    var reads = pollers.map(StreamPoller::emptyReads);
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .atMost(IDLE_TIMEOUT)
        .until(() ->
            activityCount.get() != before
                || pollers.zip(reads).forAll(each -> each._1.emptyReads() >= each._2 + 2));
    return activityCount.get() == before && queues.values().forAll(FunctionQueue::isIdle);
  }

  @Override
  public Seq<String> projections() {
    return storedItems.projections();
  }

  @Override
  public void close() {
    pollers.forEach(StreamPoller::close);
    queues.values().forEach(FunctionQueue::close);
    events.close();
    failureLog.close();
  }

  private FunctionQueue queue(Subscription subscription) {
    return queues.get(subscription.name()).get();
  }

  private void accept(BusEntry entry) {
    if (!entry.bus().equals(BUS)) {
      throw new IllegalStateException("Unknown bus: " + entry.bus());
    }
    var delivered = entry.toTargetEvent();
    synchronized (this) {
      archive = archive.append(delivered);
    }
    route(EventBusName.BLOGIFY, delivered);
  }

  private void route(EventBusName bus, String delivered) {
    activityCount.incrementAndGet();
    rules
        .matching(bus, delivered)
        .forEach(each -> {
          switch (each.target()) {
            case Queue _ -> queue(each).send(delivered);
            case Topic _ -> publishToTopic(delivered);
          }
        });
  }

  private synchronized void publishToTopic(String delivered) {
    topicMessages = topicMessages.append(delivered);
  }

  /** Marks an event as a replay of the archive. */
  private static String asReplay(String entry) {
    try {
      var event = (ObjectNode) JSON.readTree(entry);
      return JSON.writeValueAsString(event.put("replay-name", "everything"));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Random failures of the bus, determined by the seed. */
  private final class RandomPutEventsFailures implements PutEventsServer.FailureScript {
    private final RandomGenerator random;

    private RandomPutEventsFailures(RandomGenerator random) {
      this.random = random;
    }

    @Override
    public Option<AwsJsonError> failCall(int call) {
      activityCount.incrementAndGet();
      return Option.when(
          random.nextInt(CALL_FAILURE_ODDS) == 0,
          () -> new AwsJsonError("ThrottlingException", "Rate exceeded"));
    }

    @Override
    public Option<AwsJsonError> failEntry(int call, BusEntry entry) {
      return Option.when(
          isDown.get() || random.nextInt(ENTRY_FAILURE_ODDS) == 0,
          () -> new AwsJsonError("InternalFailure", "Unable to process your request"));
    }
  }
}
