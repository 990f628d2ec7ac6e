package dev.blogify.adapters.out.aws;

import static dev.blogify.application.CommandContexts.forActor;

import dev.blogify.adapters.out.aws.dynamodb.DynamoMediaLibrary;
import dev.blogify.adapters.out.aws.dynamodb.DynamoPosts;
import dev.blogify.adapters.out.aws.dynamodb.LocalTables;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.domain.Uuid7;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.TestUsers;
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

/** Creates posts and media whose scheduled job is overdue. */
public final class OverdueFixtures {
  private static final byte[] PICTURE = MediaFixtures.tinyPng();
  private static final DateTimeFormatter TIMESTAMP_FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final DynamoPosts posts;
  private final DynamoMediaLibrary media;
  private final DynamoDbClient dynamoDb;
  private final S3Client s3;
  private final String bucket;
  private final Instant now;
  private final SplittableRandom random;

  public OverdueFixtures(DynamoDbClient tables, S3Client s3, String bucket, Instant now) {
    this.posts = new DynamoPosts(tables, LocalTables.NAMES);
    this.media = new DynamoMediaLibrary(tables, LocalTables.NAMES);
    this.dynamoDb = tables;
    this.s3 = s3;
    this.bucket = bucket;
    this.now = now;
    this.random = new SplittableRandom(now.toEpochMilli());
  }

  /**
   * Creates a post to publish, a post to purge, a post with an outdated index entry, and an expired
   * medium that was uploaded and promoted.
   */
  public void createAll() {
    var draft = save(draft("eclipse", 2));
    save(draft.schedule(now.minusSeconds(60), now.minusSeconds(120)).get());
    var old = save(draft("ebb", 40));
    save(old.trash(now.minus(Post.Trashed.TRASH_RETENTION).minusSeconds(60)).get());
    var live = save(PostFixtures.published(save(draft("flood", 1))));
    addStaleDueEntry(save(PostFixtures.edited(live, PostFixtures.retitled("High flood"))));
    var late = save(requestUpload(2));
    putObject("pending/%s/%s".formatted(late.owner().value(), late.id()));
    putObject("assets/%s/%s".formatted(late.id(), MediaFixtures.sha256(PICTURE).toHex()));
  }

  /** Uploads an object without a notification. */
  public void uploadWithoutNotification() {
    var uploaded = save(requestUpload(0));
    putObject("pending/%s/%s".formatted(uploaded.owner().value(), uploaded.id()));
  }

  /** Creates a medium without an object, and an object without a medium. */
  public void createOrphans() {
    save(MediaFixtures.confirmed(save(requestUpload(0))));
    var nobodys = requestUpload(0).after();
    putObject("pending/%s/%s".formatted(nobodys.owner().value(), nobodys.id()));
    putObject("assets/%s/%s".formatted(nobodys.id(), nobodys.metadata().sha256().toHex()));
  }

  private PostChange draft(String slug, int daysAgo) {
    var at = now.minus(Duration.ofDays(daysAgo));
    return Post.create(
        new PostId(Uuid7.create(at, random)),
        TestUsers.ALICE.id(),
        PostFixtures.slug(slug),
        PostFixtures.content("About " + slug, "sea"),
        at);
  }

  private Post save(PostChange change) {
    return posts.commit(change, forActor(Actor.SYSTEM)).get();
  }

  private void addStaleDueEntry(Post post) {
    dynamoDb.updateItem(update ->
        update
            .tableName(LocalTables.NAMES.of(Tables.POSTS))
            .key(
                java.util.Map.of(
                    "postId", AttributeValue.fromS(post.id().toString()),
                    "createdAt",
                        AttributeValue.fromS(TIMESTAMP_FORMAT.format(post.id().createdAt()))))
            .updateExpression("SET due = :due, dueAt = :at")
            .expressionAttributeValues(
                java.util.Map.of(
                    ":due", AttributeValue.fromS("publish"),
                    ":at", AttributeValue.fromS("2026-01-01T00:00:00.000Z"))));
  }

  private MediaChange requestUpload(int daysAgo) {
    var at = now.minus(Duration.ofDays(daysAgo));
    return Media.request(
        new MediaId(Uuid7.create(at, random)),
        TestUsers.ALICE.id(),
        FileName.parse("tide.png").get(),
        MediaType.PNG,
        PICTURE.length,
        MediaFixtures.sha256(PICTURE),
        Option.none(),
        at);
  }

  private Media save(MediaChange change) {
    return media.commit(change, forActor(Actor.SYSTEM)).get();
  }

  private void putObject(String key) {
    s3.putObject(
        put ->
            put.bucket(bucket)
                .key(key)
                .contentType("image/png")
                .checksumAlgorithm(ChecksumAlgorithm.SHA256),
        RequestBody.fromBytes(PICTURE));
  }
}
