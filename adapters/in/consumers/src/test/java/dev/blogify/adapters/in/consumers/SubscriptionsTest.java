package dev.blogify.adapters.in.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.AsyncApi;
import dev.blogify.adapters.events.EventBusName;
import dev.blogify.adapters.events.GoldenEvents;
import dev.blogify.adapters.json.JsonObject;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.event.ruler.Machine;

/** Tries the patterns of all subscriptions as EventBridge would, with its own matcher. */
class SubscriptionsTest {
  private static final String BUCKET = "blogify-media";

  /** Who gets what. */
  private static final String TABLE =
      """
      post.created            recordAudit
      post.edited             recordAudit
      post.scheduled          recordAudit
      post.unscheduled        recordAudit
      post.published          recordAudit notifyOwner announce countTags
      post.scheduling_failed  recordAudit notifyOwner announce
      post.unpublished        recordAudit notifyOwner announce countTags
      post.slug_changed       recordAudit
      post.trashed            recordAudit notifyOwner announce countTags
      post.restored           recordAudit
      post.purged             recordAudit countTags
      media.requested         recordAudit
      media.ready             recordAudit
      media.rejected          recordAudit notifyOwner announce
      media.edited            recordAudit
      media.expired           recordAudit
      media.deleted           recordAudit invalidateEdge
      user.registered         recordAudit
      user.profile_changed    recordAudit
      user.role_changed       recordAudit
      """;

  @Test
  void everyGoldenEventGoesToThoseWhoAskedForIt() throws Exception {
    Map<String, Seq<String>> receivers = LinkedHashMap.empty();
    for (var message : GoldenEvents.all().map(GoldenEvents::toEventBridgeMessage)) {
      receivers = receivers.put(EventBridgeMessage.parse(message).detailType(), receivers(message));
    }

    assertThat(receivers).isEqualTo(table());
  }

  @Test
  void theAsyncApiDocumentTellsTheSame() {
    assertThat(AsyncApi.receiveOperations()).containsExactlyInAnyOrderElementsOf(names());
    for (var subscription : Subscriptions.ALL.filter(each -> each.bus() == EventBusName.BLOGIFY)) {
      assertThat(AsyncApi.receivedTypes(subscription.name()))
          .as(subscription.name())
          .containsExactlyInAnyOrderElementsOf(
              table().filterValues(names -> names.contains(subscription.name())).keySet());
    }
  }

  @Test
  void nobodyGetsWhatSomebodyElsePutsOnTheBus() throws Exception {
    for (var message : GoldenEvents.all().map(GoldenEvents::toEventBridgeMessage)) {
      var foreign = message.replace("\"source\": \"blogify.", "\"source\": \"other.");
      assertThat(receivers(foreign)).isEmpty();
    }
  }

  @Test
  void whatIsReplayedIsNotAnnouncedAgain() throws Exception {
    var published = GoldenEvents.toEventBridgeMessage(GoldenEvents.named("post.published"));
    var replayed = published.replaceFirst("\\{", "{\"replay-name\": \"r\",");

    assertThat(receivers(replayed)).isEqualTo(receivers(published).remove("announce"));
  }

  @ParameterizedTest
  @CsvSource({
    "blogify-media,      pending/alice/019ca8a0, Object Created, aws.s3, true",
    "blogify-media,      assets/019ca8a0/ab12,   Object Created, aws.s3, false",
    "blogify-media,      old/pending/alice/1,    Object Created, aws.s3, false",
    "blogify-media,      pending,                Object Created, aws.s3, false",
    "blogify-media-logs, pending/alice/019ca8a0, Object Created, aws.s3, false",
    "blogify,            pending/alice/019ca8a0, Object Created, aws.s3, false",
    "blogify-media,      pending/alice/019ca8a0, Object Deleted, aws.s3, false",
    "blogify-media,      pending/alice/019ca8a0, Object Created, mine,   false",
  })
  void onlyUploadsIntoTheBucketOfMediaAreConfirmed(
      String bucket, String key, String type, String source, boolean matches) throws Exception {
    assertThat(receivers(S3Events.event(bucket, key, type, source)))
        .isEqualTo(matches ? List.of("confirmMedia") : List.empty());
  }

  @Test
  void thePatternThatOutsidersAreShownWantsWhatPeopleDoForReaders() throws Exception {
    var rule = Machine.builder().build();
    rule.addRule("shown", read("events/consumers/pattern.json"));
    Seq<String> matching = List.empty();
    for (var event : GoldenEvents.all()) {
      if (!rule.rulesForJSONEvent(GoldenEvents.toEventBridgeMessage(event)).isEmpty()) {
        matching = matching.append(JsonObject.parse(event).text("type"));
      }
    }
    var bySystem = GoldenEvents.named("post.published").replace("\"editor\"", "\"system\"");

    assertThat(matching)
        .containsExactly(
            "blogify.post.published.v1", "blogify.post.unpublished.v1", "blogify.post.trashed.v1");
    assertThat(rule.rulesForJSONEvent(GoldenEvents.toEventBridgeMessage(bySystem))).isEmpty();
  }

  @Test
  void everyNameIsThatOfOneSubscription() {
    assertThat(names()).doesNotHaveDuplicates();
  }

  private static Seq<String> names() {
    return Subscriptions.ALL.map(Subscription::name);
  }

  private static Map<String, Seq<String>> table() {
    return LinkedHashMap.ofEntries(
        List.ofAll(TABLE.lines().toList())
            .map(row -> List.of(row.split(" +")))
            .map(row -> Tuple.of("blogify.%s.v1".formatted(row.head()), row.tail())));
  }

  /** The matcher declares that it throws anything. */
  private static Seq<String> receivers(String message) throws Exception {
    Seq<String> receivers = List.empty();
    for (var subscription : Subscriptions.ALL) {
      var rule = Machine.builder().build();
      rule.addRule(subscription.name(), subscription.pattern(BUCKET));
      receivers = receivers.appendAll(rule.rulesForJSONEvent(message));
    }
    return receivers;
  }

  private static String read(String resource) throws IOException {
    try (var in = SubscriptionsTest.class.getClassLoader().getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
