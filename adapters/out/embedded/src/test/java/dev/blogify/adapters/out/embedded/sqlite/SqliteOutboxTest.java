package dev.blogify.adapters.out.embedded.sqlite;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.Outbox;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.user.UserFixtures;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteOutboxTest {
  @RegisterExtension final SqliteDatabaseExtension sqlite = new SqliteDatabaseExtension();

  SqliteOutboxTest() throws IOException {}

  @Test
  void storesTheEventsOfEachCommitInTheOrderOfCommits() {
    var posts = new SqlitePosts(sqlite.database());
    var creation = created(1);
    var publication = published(creation.after());
    var renaming = edited(publication.after(), renamed("another"));
    var republication = published(renaming.after());
    var upload = MediaFixtures.requested(1, ALICE.id(), MediaFixtures.tinyPng());
    var registration = UserFixtures.registered(ALICE.id(), "Alice");

    posts.commit(creation, forActor(ALICE));
    new SqliteMediaLibrary(sqlite.database()).commit(upload, forActor(ALICE));
    posts.commit(publication, forActor(ERIN));
    posts.commit(publication, forActor(ALICE));
    posts.commit(renaming, forActor(ALICE));
    new SqliteUsers(sqlite.database()).commit(registration, forActor(ALICE));
    posts.commit(republication, forActor(ERIN));

    assertThat(entries())
        .isEqualTo(
            List.of(
                    Outbox.events(creation, forActor(ALICE)),
                    Outbox.events(upload, forActor(ALICE)),
                    Outbox.events(publication, forActor(ERIN)),
                    Outbox.events(renaming, forActor(ALICE)),
                    Outbox.events(registration, forActor(ALICE)),
                    Outbox.events(republication, forActor(ERIN)))
                .flatMap(each -> each));
  }

  private Seq<CloudEvent> entries() {
    return sqlite
        .database()
        .queryAll(
            "SELECT * FROM outbox WHERE position > 0 ORDER BY position",
            row ->
                new CloudEvent(
                    row.uuid("event_id"),
                    row.text("source"),
                    row.text("type"),
                    row.text("subject"),
                    row.text("sequence"),
                    row.instant("time"),
                    row.text("event")));
  }
}
