package dev.blogify.adapters.out.aws.dynamodb.schema;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * How a table must be created; on demand, encrypted, and whatever else holds for all, is not said
 * here.
 *
 * @param name as the design calls it; what a deployed one is called, the environment tells
 * @param hasStream whether its changes are published, with their new image
 * @param ttlAttribute the attribute, in seconds since 1970, after which DynamoDB may drop an item
 */
public record TableDefinition(
    String name,
    KeyAttribute partitionKey,
    Option<KeyAttribute> sortKey,
    Seq<Index> indexes,
    boolean hasStream,
    Option<String> ttlAttribute) {

  /** The attribute by which DynamoDB drops what has come to its end. */
  public static final String EXPIRY_ATTRIBUTE = "expiry";

  /** The variable that tells what the table is called, such as {@code POSTS_TABLE}. */
  public String environmentVariable() {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT) + "_TABLE";
  }

  /** An attribute of a key. */
  public record KeyAttribute(String name, Type type) {
    static KeyAttribute text(String name) {
      return new KeyAttribute(name, Type.TEXT);
    }

    static KeyAttribute number(String name) {
      return new KeyAttribute(name, Type.NUMBER);
    }
  }

  /** What DynamoDB calls S and N. */
  public enum Type {
    TEXT,
    NUMBER
  }

  /**
   * A global secondary index. Reads from it are eventually consistent (DDB-4).
   *
   * @param projectedAttributes attributes that it holds besides the keys; none for all
   */
  public record Index(
      String name,
      KeyAttribute partitionKey,
      KeyAttribute sortKey,
      Option<Seq<String>> projectedAttributes) {}
}
