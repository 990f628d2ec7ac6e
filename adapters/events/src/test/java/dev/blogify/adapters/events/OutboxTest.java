package dev.blogify.adapters.events;

import static dev.blogify.adapters.events.LifecycleFixtures.BY_BLOGIFY;
import static dev.blogify.adapters.events.LifecycleFixtures.BY_ERIN;
import static dev.blogify.adapters.events.LifecycleFixtures.NOW;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.blogify.application.ports.CloudEvent;
import dev.blogify.domain.TextValidation;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.post.ContentEdit;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostFixtures;
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.SlugHistory;
import dev.blogify.domain.post.Tags;
import dev.blogify.domain.user.User;
import dev.blogify.domain.user.UserChange;
import dev.blogify.domain.user.UserEvent.UserRoleChanged;
import dev.blogify.domain.user.UserFixtures;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
  /** Our budget for an event; 1 kB is 1,000 bytes (EVT-6). */
  private static final int BUDGET = 64_000;

  @Test
  void aChangeHasOneOutboxEntryPerEventInOrder() {
    assertThat(Outbox.events(LifecycleFixtures.RENAMED, BY_ERIN))
        .extracting(CloudEvent::type, CloudEvent::sequence)
        .containsExactly(
            tuple("blogify.post.edited.v1", "0000000004.00"),
            tuple("blogify.post.slug_changed.v1", "0000000004.01"));
  }

  @Test
  void anEditWithoutEffectHasNoOutboxEntry() {
    var none = LifecycleFixtures.CREATED.after().edit(PostFixtures.renamed("helo"), NOW).get();

    assertThat(Outbox.events(none, BY_ERIN)).isEmpty();
  }

  @Test
  void theSameEventHasTheSameOutboxEntry() {
    assertThat(Outbox.events(LifecycleFixtures.REPUBLISHED, BY_ERIN))
        .isEqualTo(Outbox.events(LifecycleFixtures.REPUBLISHED, BY_ERIN));
  }

  @Test
  void everyEventHasAUniqueId() {
    var ids =
        List.of(LifecycleFixtures.CREATED, LifecycleFixtures.RENAMED)
            .flatMap(change -> Outbox.events(change, BY_ERIN))
            .appendAll(Outbox.events(LifecycleFixtures.REQUESTED, BY_ERIN))
            .appendAll(Outbox.events(LifecycleFixtures.REGISTERED, BY_ERIN))
            .map(CloudEvent::id);

    assertThat(ids).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void sequencesSortAsTextInTheOrderOfVersions() {
    var sequences =
        List.of(1L, 2L, 9L, 10L, 99L, 100L, 4_294_967_296L, 9_999_999_999L)
            .flatMap(version -> Outbox.events(atVersion(version), BY_ERIN))
            .map(CloudEvent::sequence);

    assertThat(sequences.reverse().sorted()).isEqualTo(sequences);
  }

  @Test
  void timeIsTruncatedToMilliseconds() {
    var precise = Instant.parse("2026-03-01T12:30:00.120987654Z");
    var entry =
        Outbox.events(User.register(ALICE.id(), UserFixtures.name("Alice"), precise), BY_ERIN)
            .head();

    assertThat(entry.time()).isEqualTo(NOW);
    assertThat(entry.json()).contains("\"time\":\"2026-03-01T12:30:00.120Z\"");
  }

  @Test
  void theSystemActorHasNoId() {
    assertThat(Outbox.events(LifecycleFixtures.READY, BY_BLOGIFY).head().json())
        .contains("\"actorrole\":\"system\"")
        .doesNotContain("actorid", "traceparent");
  }

  @Test
  void noEventContainsBodyAltTextNameOrFileName() {
    assertThat(LifecycleFixtures.EVENTS.map(CloudEvent::json))
        .noneMatch(Pattern.compile("All about|A harbour|Alice|Zoë|Writes|picture-1").asPredicate());
  }

  @Test
  void theLargestEventIsWithinTheSizeLimit() {
    var largest = Outbox.events(largestPublication(), BY_ERIN).map(CloudEvent::json);

    assertThat(largest).allSatisfy(EventSchemas::validate);
    assertThat(largest.map(TextValidation::utf8Length)).allMatch(size -> size <= BUDGET);
  }

  /** All tags differ from before, and the post has the maximum number of former slugs. */
  private static PostChange largestPublication() {
    var content = PostFixtures.content(wide(200), tags(0));
    Post post = PostFixtures.created(1, ALICE.id(), slug(0), content).after();
    for (int i = 1; i < SlugHistory.MAX_PUBLIC_SLUGS; i++) {
      post = post.publish(Option.none(), NOW).get().after();
      post = post.edit(PostFixtures.renamed(slug(i).value()), NOW).get().after();
    }
    return post.edit(ContentEdit.restoring(PostFixtures.content(wide(200), tags(1))), NOW)
        .get()
        .after()
        .publish(Option.none(), NOW)
        .get();
  }

  private static Slug slug(int number) {
    return new Slug(wide(78) + (10 + number));
  }

  private static String[] tags(int set) {
    return IntStream.range(10, 10 + Tags.MAX_COUNT)
        .mapToObj(i -> wide(47) + set + i)
        .toArray(String[]::new);
  }

  /** Characters of four bytes in UTF-8. */
  private static String wide(int count) {
    return Character.toString(0x20000).repeat(count);
  }

  private static UserChange atVersion(long version) {
    var user =
        new User(
            ALICE.id(),
            new Version(version),
            UserFixtures.name("Alice"),
            Option.none(),
            Option.none(),
            Role.AUTHOR,
            NOW);
    return new UserChange(
        Option.none(), user, List.of(new UserRoleChanged(Role.READER, Role.AUTHOR)));
  }
}
