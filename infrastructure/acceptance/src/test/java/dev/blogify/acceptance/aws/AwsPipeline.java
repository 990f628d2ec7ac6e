package dev.blogify.acceptance.aws;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.blogify.acceptance.contract.Pipeline;
import dev.blogify.adapters.aws.JsonService.Refusal;
import dev.blogify.adapters.aws.eventbridge.PutEventsServer;
import dev.blogify.adapters.aws.eventbridge.PutEventsServer.Entry;
import dev.blogify.adapters.consumers.Delivery;
import dev.blogify.adapters.consumers.Subscription;
import dev.blogify.adapters.consumers.Subscription.Bus;
import dev.blogify.adapters.consumers.Subscription.Target.Queue;
import dev.blogify.adapters.consumers.Subscription.Target.Topic;
import dev.blogify.adapters.consumers.Subscriptions;
import dev.blogify.adapters.events.WireEvent;
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
 * From the streams over two buses and their rules to queues and functions, as they are deployed:
 * {@link Subscriptions} and {@code StreamMapping} say how. The bus refuses an entry now and then,
 * and queues deliver twice, always.
 */
final class AwsPipeline implements Pipeline, AutoCloseable {
  static final String BUS = "blogify";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ALWAYS = Integer.MAX_VALUE;

  /** One entry of so many is refused, and one call of so many. */
  private static final int ONE_ENTRY_IN = 10;

  private static final int ONE_CALL_IN = 40;

  private final String bucket;
  private final StoredItems stored;
  private final Rules rules;
  private final AtomicLong movements = new AtomicLong();
  private final AtomicBoolean isDown = new AtomicBoolean();
  private final Faults faults = new Faults();
  private final PutEventsServer events;
  private final Map<String, FunctionQueue> queues;
  private Vector<String> archive = Vector.empty();
  private Vector<String> announced = Vector.empty();
  private Seq<StreamPoller> pollers = List.empty();

  /**
   * Takes events, and keeps them until somebody handles them.
   *
   * @param bucket whose uploads S3 tells of
   */
  AwsPipeline(long seed, String bucket, StoredItems stored) {
    this.bucket = bucket;
    this.stored = stored;
    rules = new Rules(bucket);
    var random = new Random(seed);
    events = PutEventsServer.open(new Misfortune(random), this::taken);
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
                        movements::incrementAndGet));
  }

  /** Where functions put events. */
  URI endpoint() {
    return events.endpoint();
  }

  void moved() {
    movements.incrementAndGet();
  }

  /**
   * Begins to deliver.
   *
   * @param functions by name, as they are deployed
   * @param broken the same, unable to do anything
   */
  void start(
      Function<String, Function<byte[], byte[]>> functions,
      Function<String, Function<byte[], byte[]>> broken,
      Seq<StreamPoller> streams) {
    queues.forEach((name, queue) -> queue.start(functions.apply(name), broken.apply(name)));
    pollers = streams;
  }

  /** What S3 tells the account's bus of an upload. */
  void created(String key) {
    var upload =
        new Entry(
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
    route(Bus.DEFAULT, upload.delivered());
  }

  /** Takes nothing until it is called again. */
  void isDown(boolean down) {
    isDown.set(down);
  }

  /** What was published to the topic that people subscribe to. */
  synchronized Seq<Delivery> announced() {
    return announced.map(Delivery::parse);
  }

  @Override
  public synchronized Seq<WireEvent> events() {
    return archive
        .map(entry -> Delivery.parse(entry).event())
        .distinctBy(event -> event.event().id());
  }

  @Override
  public void breakDown(Subscription subscription) {
    breakDown(subscription, ALWAYS);
  }

  @Override
  public void breakDown(Subscription subscription, int times) {
    queue(subscription).fail(times);
  }

  @Override
  public void repair(Subscription subscription) {
    queue(subscription).fail(0);
  }

  /** A queue keeps no reasons: they are in the function's log, under the message's id. */
  @Override
  public Seq<DeadLetter> deadLetters(Subscription subscription) {
    return queue(subscription)
        .dead()
        .map(message ->
            new DeadLetter(Delivery.parse(message.body()), faults.of(message.id()).getOrElse("")));
  }

  /** Those of all subscriptions. */
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
  public void replay() {
    archived().forEach(entry -> route(Bus.BLOGIFY, replayed(entry)));
  }

  private synchronized Seq<String> archived() {
    return archive;
  }

  @Override
  public void settle() {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .until(this::isSettled);
  }

  /** Nothing moves while every stream is read twice from where it was to its end. */
  private boolean isSettled() {
    var before = movements.get();
    var reads = pollers.map(StreamPoller::emptyReads);
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .until(() ->
            movements.get() != before
                || pollers.zip(reads).forAll(each -> each._1.emptyReads() >= each._2 + 2));
    return movements.get() == before && queues.values().forAll(FunctionQueue::isIdle);
  }

  @Override
  public Seq<String> projections() {
    return stored.projections();
  }

  @Override
  public void close() {
    pollers.forEach(StreamPoller::close);
    queues.values().forEach(FunctionQueue::close);
    events.close();
    faults.close();
  }

  private FunctionQueue queue(Subscription subscription) {
    return queues.get(subscription.name()).get();
  }

  private void taken(Entry entry) {
    if (!entry.bus().equals(BUS)) {
      throw new IllegalStateException("There is no bus " + entry.bus());
    }
    var delivered = entry.delivered();
    synchronized (this) {
      archive = archive.append(delivered);
    }
    route(Bus.BLOGIFY, delivered);
  }

  private void route(Bus bus, String delivered) {
    movements.incrementAndGet();
    rules
        .matching(bus, delivered)
        .forEach(each -> {
          switch (each.target()) {
            case Queue _ -> queue(each).send(delivered);
            case Topic _ -> announce(delivered);
          }
        });
  }

  private synchronized void announce(String delivered) {
    announced = announced.append(delivered);
  }

  /** What comes out of an archive says so. */
  private static String replayed(String entry) {
    try {
      var event = (ObjectNode) JSON.readTree(entry);
      return JSON.writeValueAsString(event.put("replay-name", "everything"));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a bus does now and then; the same for the same calls. */
  private final class Misfortune implements PutEventsServer.Script {
    private final RandomGenerator random;

    private Misfortune(RandomGenerator random) {
      this.random = random;
    }

    @Override
    public Option<Refusal> ofCall(int call) {
      movements.incrementAndGet();
      return Option.when(
          random.nextInt(ONE_CALL_IN) == 0,
          () -> new Refusal("ThrottlingException", "Rate exceeded"));
    }

    @Override
    public Option<Refusal> ofEntry(int call, Entry entry) {
      return Option.when(
          isDown.get() || random.nextInt(ONE_ENTRY_IN) == 0,
          () -> new Refusal("InternalFailure", "Unable to process your request"));
    }
  }
}
