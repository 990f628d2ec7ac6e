package dev.blogify.adapters.in.lambda;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import io.vavr.collection.Seq;

/**
 * What a function may do, and with what; all else is denied.
 *
 * @param actions as IAM calls them, such as {@code dynamodb:GetItem}
 */
public record Grant(Resource resource, Seq<String> actions) {

  /** Something in a deployment that a function may be granted. */
  public sealed interface Resource {
    record TableItems(TableDefinition table) implements Resource {}

    record TableIndex(TableDefinition table, String name) implements Resource {}

    /**
     * The media bucket's objects under a prefix. To list is granted on the bucket, on condition of
     * the prefix.
     */
    record MediaObjects(String prefix) implements Resource {}

    /**
     * What is not in the media bucket. S3 says so to those who may list it, and else that they may
     * not ask (AWS: HeadObject); a head has no prefix.
     */
    record ObjectExistence() implements Resource {}

    record AccountsUserPool() implements Resource {}

    record CursorSecret() implements Resource {}

    /** Blogify's own. */
    record CustomEventBus() implements Resource {}

    /** What stands at the edge. */
    record EdgeDistribution() implements Resource {}

    /** What a table tells of its changes. */
    record TableStream(TableDefinition table) implements Resource {}

    /** Where lies what could not be published; its objects, and their list. */
    record FailureBucket() implements Resource {}
  }
}
