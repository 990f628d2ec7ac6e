package dev.blogify.adapters.out.aws.dynamodb;

import static dev.blogify.adapters.out.aws.dynamodb.LocalTables.NAMES;
import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.Posts;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DynamoOutboxTest {
  @RegisterExtension final FreshTables fresh = new FreshTables();

  private final Posts posts = new DynamoPosts(fresh.client(), NAMES);

  @Test
  void anItemContainsTheEventsOfItsLatestChange() {
    var creation = created(1);
    var publication = published(creation.after());
    var renaming = edited(publication.after(), renamed("another"));
    var republication = published(renaming.after());

    for (var change : List.of(creation, publication, renaming, republication)) {
      posts.commit(change, forActor(ERIN));

      assertThat(storedEvents(change.after().id())).isEqualTo(events(change, forActor(ERIN)));
    }
  }

  @Test
  void theStreamContainsTheEventsOfEveryChangeInOrder() {
    var creation = created(1);
    var publication = published(creation.after());
    var renaming = edited(publication.after(), renamed("another"));
    var republication = published(renaming.after());

    posts.commit(creation, forActor(ALICE));
    posts.commit(publication, forActor(ERIN));
    posts.commit(publication, forActor(BOB));
    posts.commit(renaming, forActor(ALICE));
    posts.commit(republication, forActor(ERIN));

    assertThat(fresh.events())
        .isEqualTo(
            events(creation, forActor(ALICE))
                .appendAll(events(publication, forActor(ERIN)))
                .appendAll(events(renaming, forActor(ALICE)))
                .appendAll(events(republication, forActor(ERIN))));
  }

  private Seq<String> storedEvents(PostId post) {
    return new DynamoGateway(fresh.client())
        .get(NAMES.of(Tables.POSTS), DynamoPosts.key(post))
        .get()
        .texts(Outbox.ATTRIBUTE);
  }

  private static Seq<String> events(PostChange change, CommandContext cause) {
    return Outbox.events(change, cause).map(CloudEvent::json);
  }
}
