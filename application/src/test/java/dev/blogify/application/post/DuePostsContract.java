package dev.blogify.application.post;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.hourLater;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.PageWalker;
import dev.blogify.application.ports.Posts.Conflict.OutdatedVersion;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.PostFixtures;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.PostStatus;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Contract of due posts and purges in {@link Posts}. */
interface DuePostsContract extends PostStores {
  Instant DUE = PostFixtures.NOW.plusSeconds(86_400);

  @Test
  default void findsPostsFromTheMillisecondOfTheirPublication() {
    var scheduled = schedule(1, DUE);

    assertThat(posts().findDueForPublication(DUE.minusMillis(1), 10)).isEmpty();
    assertThat(posts().findDueForPublication(DUE, 10)).containsExactly(scheduled.id());
    assertThat(posts().findDueForPurge(DUE.plusSeconds(86_400 * 365), 10)).isEmpty();
  }

  @Test
  default void findsTheLongestDueFirstUpToTheLimit() {
    var last = schedule(1, DUE.plusSeconds(3));
    var first = schedule(2, DUE.plusSeconds(1));
    var second = schedule(3, DUE.plusSeconds(2));

    assertThat(posts().findDueForPublication(DUE.plusSeconds(9), 10))
        .containsExactly(first.id(), second.id(), last.id());
    assertThat(posts().findDueForPublication(DUE.plusSeconds(9), 2))
        .containsExactly(first.id(), second.id());
  }

  @Test
  default void findsNoPublishedUnscheduledOrTrashedPost() {
    save(schedule(1, DUE).publishIfDue(DUE));
    var unscheduled = schedule(2, DUE);
    save(unscheduled.unschedule(hourLater(unscheduled)).get());
    trash(schedule(3, DUE));

    assertThat(posts().findDueForPublication(DUE.plusSeconds(9), 10)).isEmpty();
  }

  @Test
  default void findsTrashAfterItsRetention() {
    var trashed = trash(save(created(1)));
    var restored = trash(save(created(2)));
    save(restored.restore(hourLater(restored)).get());

    assertThat(posts().findDueForPurge(trashed.purgeAt().minusMillis(1), 10)).isEmpty();
    assertThat(posts().findDueForPurge(restored.purgeAt(), 10)).containsExactly(trashed.id());
  }

  @Test
  default void deletesEverythingOfAPurgedPostExceptItsEvents() {
    var trashed = longLived();
    var committed = stores().eventCount().getAsInt();
    var purge = purge(trashed);

    assertThat(posts().purge(purge, forActor(Actor.SYSTEM))).isEqualTo(right(trashed.id()));

    assertThat(stores().eventCount().getAsInt()).isEqualTo(committed + 1);
    assertThat(posts().find(trashed.id())).isEmpty();
    assertThat(posts().findPublished(trashed.id())).isEmpty();
    assertThat(posts().findDueForPurge(purge.purgedAt(), 10)).isEmpty();
    assertThat(posts().findByStatus(PostStatus.TRASHED, Page.PageRequest.firstPage(10)).items())
        .isEmpty();
    assertThat(
            posts()
                .findByAuthor(trashed.author(), Option.none(), Page.PageRequest.firstPage(10))
                .items())
        .isEmpty();
    assertThat(stores().revisions().find(trashed.id(), Version.FIRST)).isEmpty();
    assertThat(
            PageWalker.fetchAll(100, page -> stores().revisions().findByPost(trashed.id(), page)))
        .isEmpty();
    assertThat(purge.releasedSlugs())
        .hasSize(2)
        .allMatch(slug -> posts().findBySlug(slug).isEmpty());
  }

  @Test
  default void releasesTheSlugsOfAPurgedPost() {
    var trashed = longLived();
    posts().purge(purge(trashed), forActor(Actor.SYSTEM));

    var heir = save(created(2, BOB.id(), slug("post-1"), content("Another")));

    assertThat(posts().findBySlug(slug("post-1"))).isEqualTo(Option.some(heir.id()));
  }

  @Test
  default void purgeKeepsOtherPosts() {
    var other = save(edited(savePublished(2), retitled("Another")));
    posts().purge(purge(longLived()), forActor(Actor.SYSTEM));

    assertThat(posts().find(other.id())).isEqualTo(Option.some(other));
    assertThat(stores().revisions().findByPost(other.id(), Page.PageRequest.firstPage(10)).items())
        .hasSize(2);
  }

  @Test
  default void refusesChangesAfterAPurge() {
    var trashed = trash(save(created(1)));
    var purge = purge(trashed);
    posts().purge(purge, forActor(Actor.SYSTEM));
    var committed = stores().eventCount().getAsInt();

    assertThat(posts().purge(purge, forActor(Actor.SYSTEM))).isEqualTo(left(new OutdatedVersion()));
    assertThat(posts().commit(trashed.restore(hourLater(trashed)).get(), forActor(BOB)))
        .isEqualTo(left(new OutdatedVersion()));

    assertThat(stores().eventCount().getAsInt()).isEqualTo(committed);
    assertThat(posts().find(trashed.id())).isEmpty();
  }

  @Test
  default void refusesToPurgeAChangedPost() {
    var trashed = trash(save(created(1)));
    var restored = save(trashed.restore(hourLater(trashed)).get());

    assertThat(posts().purge(purge(trashed), forActor(Actor.SYSTEM)))
        .isEqualTo(left(new OutdatedVersion()));

    assertThat(posts().find(trashed.id())).isEqualTo(Option.some(restored));
    assertThat(posts().findBySlug(slug("post-1"))).isEqualTo(Option.some(trashed.id()));
  }

  /** A post with two slugs and more revisions than one batch deletes. */
  private Trashed longLived() {
    Post post = savePublished(1);
    for (var title : Stream.from(1).map(n -> "Title " + n).take(23)) {
      post = save(edited(post, retitled(title)));
    }
    return trash(publish(save(edited(post, renamed("post-one")))));
  }

  private Post schedule(int number, Instant publishAt) {
    var draft = save(created(number));
    return save(draft.schedule(publishAt, hourLater(draft)).get());
  }

  private Trashed trash(Post post) {
    return (Trashed) save(post.trash(hourLater(post)).get());
  }

  private static PostPurge purge(Trashed trashed) {
    return trashed.purgeIfDue(trashed.purgeAt()).get();
  }
}
