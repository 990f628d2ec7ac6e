package dev.blogify.adapters.embedded.sqlite;

import static dev.blogify.application.Causes.by;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.slug;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Race;
import dev.blogify.application.post.Posts.Conflict;
import dev.blogify.application.post.PostsContract;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqlitePostsTest implements PostsContract {
  @RegisterExtension final FreshDatabase fresh = new FreshDatabase();

  SqlitePostsTest() throws IOException {}

  @Override
  public Stores stores() {
    return new Stores(
        new SqlitePosts(fresh.database()),
        new SqliteFeeds(fresh.database()),
        new SqliteRevisions(fresh.database()),
        fresh::facts);
  }

  /** API-10, with as many as it says. */
  @Test
  void givesASlugToOneOfTwoHundredWhoClaimItAtOnce() throws Exception {
    var drafts = Vector.range(0, 100).map(number -> save(created(number)));

    var results =
        Race.among(
            200,
            number ->
                posts()
                    .commit(
                        number < 100
                            ? edited(drafts.get(number), renamed("wanted"))
                            : created(number, BOB.id(), slug("wanted"), content("New")),
                        by(ALICE)));

    assertThat(results.filter(Either::isRight)).hasSize(1);
    assertThat(results.reject(Either::isRight))
        .containsOnly(Either.left(new Conflict.Taken(slug("wanted"))));
  }
}
