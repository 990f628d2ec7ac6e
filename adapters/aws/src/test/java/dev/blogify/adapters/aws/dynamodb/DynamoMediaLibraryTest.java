package dev.blogify.adapters.aws.dynamodb;

import static dev.blogify.application.Causes.by;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.media.MediaFixtures.id;
import static dev.blogify.domain.media.MediaFixtures.later;
import static dev.blogify.domain.media.MediaFixtures.readied;
import static dev.blogify.domain.media.MediaFixtures.rejected;
import static dev.blogify.domain.media.MediaFixtures.requested;
import static dev.blogify.domain.media.MediaFixtures.sha256;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.media.MediaLibrary;
import dev.blogify.application.media.MediaLibraryContract;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaId;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

final class DynamoMediaLibraryTest implements MediaLibraryContract {
  @RegisterExtension final FreshTables fresh = new FreshTables();

  @Override
  public MediaLibrary library() {
    return new DynamoMediaLibrary(fresh.client(), LocalTables.NAMES);
  }

  @Override
  public int facts() {
    return fresh.facts();
  }

  @Test
  void writesAndReadsWithOneCallEach() {
    assertThat(
            fresh
                .calls()
                .requests(() -> {
                  request(1);
                  library().of(ALICE.id(), Page.Request.first(Page.Request.MAX));
                  library().find(id(1));
                }))
        .hasExactlyElementsOfTypes(
            TransactWriteItemsRequest.class, QueryRequest.class, GetItemRequest.class);
    assertThat(((GetItemRequest) fresh.calls().requests().last()).consistentRead()).isTrue();
  }

  @Test
  void fillsAPageHoweverManyNewerMediaWereDeleted() {
    var kept = request(1);
    Vector.range(2, 12).map(this::request).forEach(this::delete);

    assertThat(library().of(ALICE.id(), Page.Request.first(1)))
        .isEqualTo(new Page<>(Vector.of(kept), Option.none()));
  }

  @Test
  void tellsUnderWhichKeyTheBytesLie() {
    var pending = request(1);
    var ready = save(readied(request(2)));
    var rejected = save(rejected(request(3)));
    var deleted = delete(request(4));

    assertThat(Vector.of(pending, ready, rejected, deleted).map(this::stored))
        .map(item -> item.optionalText("s3Key").getOrElse("none"))
        .containsExactly(
            "pending/%s/%s".formatted(ALICE.id().value(), id(1)),
            "assets/%s/%s".formatted(id(2), sha256(tinyPng()).hex()),
            "none",
            "none");
  }

  @Test
  void isDueToExpireOnlyWhilePending() {
    var pending = request(1);
    var ready = save(readied(request(2)));
    var rejected = save(rejected(request(3)));
    var deleted = delete(request(4));

    assertThat(Vector.of(pending, ready, rejected, deleted).map(this::stored))
        .map(item -> item.optionalText("due").getOrElse("never"))
        .containsExactly("expire", "never", "never", "never");
    assertThat(stored(pending).instant("dueAt")).isEqualTo(id(1).createdAt().plus(Media.PATIENCE));
  }

  private Item stored(Media media) {
    return stored(media.id());
  }

  private Item stored(MediaId id) {
    var table = LocalTables.NAMES.of(Tables.MEDIA);
    return new Database(fresh.client()).get(table, MediaItem.key(id)).get();
  }

  private Media request(int number) {
    return save(requested(number, ALICE.id(), tinyPng()));
  }

  private Media delete(Media media) {
    return save(media.delete(later(media)).get());
  }

  private Media save(MediaChange change) {
    return library().commit(change, by(ALICE)).get();
  }
}
