package dev.blogify.adapters.in.lambda;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import io.vavr.collection.Seq;

/**
 * IAM actions that a function may perform on a resource.
 *
 * @param actions the IAM actions, such as {@code dynamodb:GetItem}
 */
public record Grant(Resource resource, Seq<String> actions) {

  /** A resource of a deployment. */
  public sealed interface Resource {
    record TableItems(TableDefinition table) implements Resource {}

    record TableIndex(TableDefinition table, String name) implements Resource {}

    /**
     * The media bucket's objects under a prefix. {@code s3:ListBucket} is granted on the bucket,
     * with a condition on the prefix.
     */
    record MediaObjects(String prefix) implements Resource {}

    /**
     * The existence of objects in the media bucket. Without {@code s3:ListBucket}, S3 returns
     * status 403 instead of 404 for a missing object (AWS: HeadObject). The permission applies to
     * all prefixes.
     */
    record ObjectExistence() implements Resource {}

    record AccountsUserPool() implements Resource {}

    record CursorSecret() implements Resource {}

    /** Blogify's custom event bus. */
    record CustomEventBus() implements Resource {}

    /** The CloudFront distribution. */
    record EdgeDistribution() implements Resource {}

    record TableStream(TableDefinition table) implements Resource {}

    /** The bucket of outbox dead letters and failed stream batches. */
    record FailureBucket() implements Resource {}
  }
}
