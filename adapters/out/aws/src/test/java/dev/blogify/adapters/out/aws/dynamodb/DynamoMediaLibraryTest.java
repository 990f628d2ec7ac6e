package dev.blogify.adapters.out.aws.dynamodb;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.media.MediaFixtures.confirmed;
import static dev.blogify.domain.media.MediaFixtures.id;
import static dev.blogify.domain.media.MediaFixtures.minuteLater;
import static dev.blogify.domain.media.MediaFixtures.rejected;
import static dev.blogify.domain.media.MediaFixtures.requested;
import static dev.blogify.domain.media.MediaFixtures.sha256;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.application.media.MediaLibraryContract;
import dev.blogify.application.ports.MediaLibrary;
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
  public int eventCount() {
    return fresh.eventCount();
  }

  @Test
  void writesAndReadsWithOneCallEach() {
    assertThat(
            fresh
                .requestRecorder()
                .requests(() -> {
                  request(1);
                  library()
                      .findByOwner(
                          ALICE.id(), Page.PageRequest.firstPage(Page.PageRequest.MAX_LIMIT));
                  library().find(id(1));
                }))
        .hasExactlyElementsOfTypes(
            TransactWriteItemsRequest.class, QueryRequest.class, GetItemRequest.class);
    assertThat(((GetItemRequest) fresh.requestRecorder().requests().last()).consistentRead())
        .isTrue();
  }

  @Test
  void fillsAPageInSpiteOfDeletedMedia() {
    var kept = request(1);
    Vector.range(2, 12).map(this::request).forEach(this::delete);

    assertThat(library().findByOwner(ALICE.id(), Page.PageRequest.firstPage(1)))
        .isEqualTo(new Page<>(Vector.of(kept), Option.none()));
  }

  @Test
  void storesTheS3KeyOfTheBytes() {
    var pending = request(1);
    var ready = save(confirmed(request(2)));
    var rejected = save(rejected(request(3)));
    var deleted = delete(request(4));

    assertThat(Vector.of(pending, ready, rejected, deleted).map(this::stored))
        .map(item -> item.optionalText("s3Key").getOrElse("none"))
        .containsExactly(
            "pending/%s/%s".formatted(ALICE.id().value(), id(1)),
            "assets/%s/%s".formatted(id(2), sha256(tinyPng()).toHex()),
            "none",
            "none");
  }

  @Test
  void schedulesExpiryOnlyForPendingMedia() {
    var pending = request(1);
    var ready = save(confirmed(request(2)));
    var rejected = save(rejected(request(3)));
    var deleted = delete(request(4));

    assertThat(Vector.of(pending, ready, rejected, deleted).map(this::stored))
        .map(item -> item.optionalText("due").getOrElse("never"))
        .containsExactly("expire", "never", "never", "never");
    assertThat(stored(pending).instant("dueAt"))
        .isEqualTo(id(1).createdAt().plus(Media.UPLOAD_TTL));
  }

  private Item stored(Media media) {
    return stored(media.id());
  }

  private Item stored(MediaId id) {
    var table = LocalTables.NAMES.of(Tables.MEDIA);
    return new DynamoGateway(fresh.client()).get(table, DynamoMediaLibrary.key(id)).get();
  }

  private Media request(int number) {
    return save(requested(number, ALICE.id(), tinyPng()));
  }

  private Media delete(Media media) {
    return save(media.delete(minuteLater(media)).get());
  }

  private Media save(MediaChange change) {
    return library().commit(change, forActor(ALICE)).get();
  }
}
