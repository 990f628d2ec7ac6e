package dev.blogify.adapters.aws.dynamodb;

import static dev.blogify.adapters.aws.dynamodb.LocalTables.NAMES;
import static dev.blogify.application.Causes.by;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.access.People.ERIN;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.Journal;
import dev.blogify.application.Cause;
import dev.blogify.application.event.Event;
import dev.blogify.application.post.Posts;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JournalTest {
  @RegisterExtension final FreshTables fresh = new FreshTables();

  private final Posts posts = new DynamoPosts(fresh.client(), NAMES);

  @Test
  void anItemTellsTheFactsOfItsLatestChange() {
    var creation = created(1);
    var publication = published(creation.after());
    var renaming = edited(publication.after(), renamed("another"));
    var republication = published(renaming.after());

    for (var change : List.of(creation, publication, renaming, republication)) {
      posts.commit(change, by(ERIN));

      assertThat(journal(change.after().id())).isEqualTo(events(change, by(ERIN)));
    }
  }

  @Test
  void theStreamTellsTheFactsOfEveryChangeInOrder() {
    var creation = created(1);
    var publication = published(creation.after());
    var renaming = edited(publication.after(), renamed("another"));
    var republication = published(renaming.after());

    posts.commit(creation, by(ALICE));
    posts.commit(publication, by(ERIN));
    posts.commit(publication, by(BOB));
    posts.commit(renaming, by(ALICE));
    posts.commit(republication, by(ERIN));

    assertThat(fresh.journal())
        .isEqualTo(
            events(creation, by(ALICE))
                .appendAll(events(publication, by(ERIN)))
                .appendAll(events(renaming, by(ALICE)))
                .appendAll(events(republication, by(ERIN))));
  }

  private Seq<String> journal(PostId post) {
    return new Database(fresh.client())
        .get(NAMES.of(Tables.POSTS), PostItem.key(post))
        .get()
        .texts(Journal.ATTRIBUTE);
  }

  private static Seq<String> events(PostChange change, Cause cause) {
    return Journal.events(change, cause).map(Event::json);
  }
}
