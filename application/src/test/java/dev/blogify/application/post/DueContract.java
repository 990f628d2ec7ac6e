package dev.blogify.application.post;

import static dev.blogify.application.Causes.by;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.later;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.Pages;
import dev.blogify.application.post.Posts.Conflict.Outdated;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.PostFixtures;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.Status;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What becomes due, and the end of posts. */
interface DueContract extends PostStores {
  Instant DUE = PostFixtures.NOW.plusSeconds(86_400);

  @Test
  default void findsWhatIsDueForPublicationAndNotAMillisecondSooner() {
    var scheduled = schedule(1, DUE);

    assertThat(posts().toPublish(DUE.minusMillis(1), 10)).isEmpty();
    assertThat(posts().toPublish(DUE, 10)).containsExactly(scheduled.id());
    assertThat(posts().toPurge(DUE.plusSeconds(86_400 * 365), 10)).isEmpty();
  }

  @Test
  default void findsThoseFirstThatWaitTheLongestAndNoMoreThanAsked() {
    var last = schedule(1, DUE.plusSeconds(3));
    var first = schedule(2, DUE.plusSeconds(1));
    var second = schedule(3, DUE.plusSeconds(2));

    assertThat(posts().toPublish(DUE.plusSeconds(9), 10))
        .containsExactly(first.id(), second.id(), last.id());
    assertThat(posts().toPublish(DUE.plusSeconds(9), 2)).containsExactly(first.id(), second.id());
  }

  @Test
  default void findsNothingDueThatWasPublishedOrTakenBackOrTrashed() {
    save(schedule(1, DUE).publishDue(DUE));
    var unscheduled = schedule(2, DUE);
    save(unscheduled.unschedule(later(unscheduled)).get());
    trash(schedule(3, DUE));

    assertThat(posts().toPublish(DUE.plusSeconds(9), 10)).isEmpty();
  }

  @Test
  default void findsTrashOnceItIsGoneForGood() {
    var trashed = trash(save(created(1)));
    var restored = trash(save(created(2)));
    save(restored.restore(later(restored)).get());

    assertThat(posts().toPurge(trashed.purgeAt().minusMillis(1), 10)).isEmpty();
    assertThat(posts().toPurge(restored.purgeAt(), 10)).containsExactly(trashed.id());
  }

  @Test
  default void leavesNothingOfAPurgedPostButItsFacts() {
    var trashed = longLived();
    var facts = stores().facts().getAsInt();
    var purge = purge(trashed);

    assertThat(posts().purge(purge, by(Actor.SYSTEM))).isEqualTo(right(trashed.id()));

    assertThat(stores().facts().getAsInt()).isEqualTo(facts + 1);
    assertThat(posts().find(trashed.id())).isEmpty();
    assertThat(posts().published(trashed.id())).isEmpty();
    assertThat(posts().toPurge(purge.at(), 10)).isEmpty();
    assertThat(posts().in(Status.TRASHED, Page.Request.first(10)).items()).isEmpty();
    assertThat(posts().by(trashed.author(), Option.none(), Page.Request.first(10)).items())
        .isEmpty();
    assertThat(stores().revisions().find(trashed.id(), Version.FIRST)).isEmpty();
    assertThat(Pages.all(100, page -> stores().revisions().of(trashed.id(), page))).isEmpty();
    assertThat(purge.released()).hasSize(2).allMatch(slug -> posts().holder(slug).isEmpty());
  }

  @Test
  default void givesTheSlugsOfAPurgedPostToOthers() {
    var trashed = longLived();
    posts().purge(purge(trashed), by(Actor.SYSTEM));

    var heir = save(created(2, BOB.id(), slug("post-1"), content("Another")));

    assertThat(posts().holder(slug("post-1"))).isEqualTo(Option.some(heir.id()));
  }

  @Test
  default void leavesOtherPostsAloneWhenOneIsPurged() {
    var other = save(edited(savePublished(2), retitled("Another")));
    posts().purge(purge(longLived()), by(Actor.SYSTEM));

    assertThat(posts().find(other.id())).isEqualTo(Option.some(other));
    assertThat(stores().revisions().of(other.id(), Page.Request.first(10)).items()).hasSize(2);
  }

  @Test
  default void purgesOnceAndRefusesAllLaterChanges() {
    var trashed = trash(save(created(1)));
    var purge = purge(trashed);
    posts().purge(purge, by(Actor.SYSTEM));
    var facts = stores().facts().getAsInt();

    assertThat(posts().purge(purge, by(Actor.SYSTEM))).isEqualTo(left(new Outdated()));
    assertThat(posts().commit(trashed.restore(later(trashed)).get(), by(BOB)))
        .isEqualTo(left(new Outdated()));

    assertThat(stores().facts().getAsInt()).isEqualTo(facts);
    assertThat(posts().find(trashed.id())).isEmpty();
  }

  @Test
  default void purgesNothingThatWasChangedMeanwhile() {
    var trashed = trash(save(created(1)));
    var restored = save(trashed.restore(later(trashed)).get());

    assertThat(posts().purge(purge(trashed), by(Actor.SYSTEM))).isEqualTo(left(new Outdated()));

    assertThat(posts().find(trashed.id())).isEqualTo(Option.some(restored));
    assertThat(posts().holder(slug("post-1"))).isEqualTo(Option.some(trashed.id()));
  }

  /** Two addresses, and more revisions than a store deletes at once. */
  private Trashed longLived() {
    Post post = savePublished(1);
    for (var title : Stream.from(1).map(n -> "Title " + n).take(23)) {
      post = save(edited(post, retitled(title)));
    }
    return trash(publish(save(edited(post, renamed("post-one")))));
  }

  private Post schedule(int number, Instant publishAt) {
    var draft = save(created(number));
    return save(draft.schedule(publishAt, later(draft)).get());
  }

  private Trashed trash(Post post) {
    return (Trashed) save(post.trash(later(post)).get());
  }

  private static PostPurge purge(Trashed trashed) {
    return trashed.purge(trashed.purgeAt()).get();
  }
}
