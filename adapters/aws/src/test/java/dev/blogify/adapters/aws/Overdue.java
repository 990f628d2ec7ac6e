package dev.blogify.adapters.aws;

import static dev.blogify.application.Causes.by;

import dev.blogify.adapters.aws.dynamodb.DynamoMediaLibrary;
import dev.blogify.adapters.aws.dynamodb.DynamoPosts;
import dev.blogify.adapters.aws.dynamodb.LocalTables;
import dev.blogify.adapters.aws.dynamodb.Tables;
import dev.blogify.domain.Uuid7;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.People;
import dev.blogify.domain.media.FileName;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaType;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostFixtures;
import dev.blogify.domain.post.PostId;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;

/** Posts and media that something should have happened to before now. */
public final class Overdue {
  private static final byte[] PICTURE = MediaFixtures.tinyPng();
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final DynamoPosts posts;
  private final DynamoMediaLibrary media;
  private final DynamoDbClient tables;
  private final S3Client s3;
  private final String bucket;
  private final Instant now;
  private final SplittableRandom random;

  public Overdue(DynamoDbClient tables, S3Client s3, String bucket, Instant now) {
    this.posts = new DynamoPosts(tables, LocalTables.NAMES);
    this.media = new DynamoMediaLibrary(tables, LocalTables.NAMES);
    this.tables = tables;
    this.s3 = s3;
    this.bucket = bucket;
    this.now = now;
    this.random = new SplittableRandom(now.toEpochMilli());
  }

  /**
   * A post to be published, one to be purged, and one that an index still lists; a medium to
   * expire, though it was uploaded and kept.
   */
  public void make() {
    var draft = save(draft("eclipse", 2));
    save(draft.schedule(now.minusSeconds(60), now.minusSeconds(120)).get());
    var old = save(draft("ebb", 40));
    save(old.trash(now.minus(Post.Trashed.KEPT).minusSeconds(60)).get());
    var live = save(PostFixtures.published(save(draft("flood", 1))));
    stillListed(save(PostFixtures.edited(live, PostFixtures.retitled("High flood"))));
    var late = save(announced(2));
    put("pending/%s/%s".formatted(late.owner().value(), late.id()));
    put("assets/%s/%s".formatted(late.id(), MediaFixtures.sha256(PICTURE).hex()));
  }

  /** An upload that nobody told of. */
  public void leaveUntold() {
    var uploaded = save(announced(0));
    put("pending/%s/%s".formatted(uploaded.owner().value(), uploaded.id()));
  }

  /** A picture without its bytes, and bytes without a picture. */
  public void mislay() {
    save(MediaFixtures.readied(save(announced(0))));
    var nobodys = announced(0).after();
    put("pending/%s/%s".formatted(nobodys.owner().value(), nobodys.id()));
    put("assets/%s/%s".formatted(nobodys.id(), nobodys.description().sha256().hex()));
  }

  private PostChange draft(String slug, int daysAgo) {
    var at = now.minus(Duration.ofDays(daysAgo));
    return Post.create(
        new PostId(Uuid7.create(at, random)),
        People.ALICE.id(),
        PostFixtures.slug(slug),
        PostFixtures.content("About " + slug, "sea"),
        at);
  }

  private Post save(PostChange change) {
    return posts.commit(change, by(Actor.SYSTEM)).get();
  }

  private void stillListed(Post post) {
    tables.updateItem(update ->
        update
            .tableName(LocalTables.NAMES.of(Tables.POSTS))
            .key(
                java.util.Map.of(
                    "postId", AttributeValue.fromS(post.id().toString()),
                    "createdAt", AttributeValue.fromS(MOMENT.format(post.id().createdAt()))))
            .updateExpression("SET due = :due, dueAt = :at")
            .expressionAttributeValues(
                java.util.Map.of(
                    ":due", AttributeValue.fromS("publish"),
                    ":at", AttributeValue.fromS("2026-01-01T00:00:00.000Z"))));
  }

  private MediaChange announced(int daysAgo) {
    var at = now.minus(Duration.ofDays(daysAgo));
    return Media.request(
        new MediaId(Uuid7.create(at, random)),
        People.ALICE.id(),
        FileName.parse("tide.png").get(),
        MediaType.PNG,
        PICTURE.length,
        MediaFixtures.sha256(PICTURE),
        Option.none(),
        at);
  }

  private Media save(MediaChange change) {
    return media.commit(change, by(Actor.SYSTEM)).get();
  }

  private void put(String key) {
    s3.putObject(
        put ->
            put.bucket(bucket)
                .key(key)
                .contentType("image/png")
                .checksumAlgorithm(ChecksumAlgorithm.SHA256),
        RequestBody.fromBytes(PICTURE));
  }
}
