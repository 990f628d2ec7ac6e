package dev.blogify.adapters.embedded.sqlite;

import static dev.blogify.application.Causes.by;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.ERIN;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.events.Journal;
import dev.blogify.application.event.Event;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.user.UserFixtures;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JournalTest {
  @RegisterExtension final FreshDatabase fresh = new FreshDatabase();

  JournalTest() throws IOException {}

  @Test
  void holdsTheFactsOfEachCommittedChangeInTheOrderOfTheCommits() {
    var posts = new SqlitePosts(fresh.database());
    var creation = created(1);
    var publication = published(creation.after());
    var renaming = edited(publication.after(), renamed("another"));
    var republication = published(renaming.after());
    var upload = MediaFixtures.requested(1, ALICE.id(), MediaFixtures.tinyPng());
    var registration = UserFixtures.registered(ALICE.id(), "Alice");

    posts.commit(creation, by(ALICE));
    new SqliteMediaLibrary(fresh.database()).commit(upload, by(ALICE));
    posts.commit(publication, by(ERIN));
    posts.commit(publication, by(ALICE));
    posts.commit(renaming, by(ALICE));
    new SqliteUsers(fresh.database()).commit(registration, by(ALICE));
    posts.commit(republication, by(ERIN));

    assertThat(entries())
        .isEqualTo(
            List.of(
                    Journal.events(creation, by(ALICE)),
                    Journal.events(upload, by(ALICE)),
                    Journal.events(publication, by(ERIN)),
                    Journal.events(renaming, by(ALICE)),
                    Journal.events(registration, by(ALICE)),
                    Journal.events(republication, by(ERIN)))
                .flatMap(each -> each));
  }

  private Seq<Event> entries() {
    return fresh
        .database()
        .read(session ->
            session.all(
                "SELECT * FROM journal WHERE position > 0 ORDER BY position",
                row ->
                    new Event(
                        row.id("event_id"),
                        row.text("source"),
                        row.text("type"),
                        row.text("subject"),
                        row.text("sequence"),
                        row.instant("time"),
                        row.text("event"))));
  }
}
