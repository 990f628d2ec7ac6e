package dev.blogify.adapters.out.aws.dynamodb.schema;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * The schema of a table, without the settings that all tables share.
 *
 * @param name logical name; an environment variable holds the name of the deployed table
 * @param hasStream whether a stream publishes the new images of changed items
 * @param ttlAttribute the time-to-live attribute, in seconds since 1970
 */
public record TableDefinition(
    String name,
    KeyAttribute partitionKey,
    Option<KeyAttribute> sortKey,
    Seq<Index> indexes,
    boolean hasStream,
    Option<String> ttlAttribute) {

  /** The time-to-live attribute of tombstones, in seconds since 1970. */
  public static final String EXPIRY_ATTRIBUTE = "expiry";

  static TableDefinition table(String name, KeyAttribute partitionKey) {
    return new TableDefinition(
        name, partitionKey, Option.none(), List.empty(), false, Option.none());
  }

  static TableDefinition table(String name, KeyAttribute partitionKey, KeyAttribute sortKey) {
    return new TableDefinition(
        name, partitionKey, Option.some(sortKey), List.empty(), false, Option.none());
  }

  TableDefinition withStream() {
    return new TableDefinition(name, partitionKey, sortKey, indexes, true, ttlAttribute);
  }

  TableDefinition withTtl(String attribute) {
    return new TableDefinition(
        name, partitionKey, sortKey, indexes, hasStream, Option.some(attribute));
  }

  /** Adds an index that projects attributes besides the keys. */
  TableDefinition withIndex(
      String index, KeyAttribute partition, KeyAttribute sort, String... projected) {
    return withIndex(new Index(index, partition, sort, Option.some(List.of(projected))));
  }

  /** Adds an index that projects all attributes. */
  TableDefinition withFullIndex(String index, KeyAttribute partition, KeyAttribute sort) {
    return withIndex(new Index(index, partition, sort, Option.none()));
  }

  private TableDefinition withIndex(Index index) {
    return new TableDefinition(
        name, partitionKey, sortKey, indexes.append(index), hasStream, ttlAttribute);
  }

  /** The environment variable that holds the table name, for example {@code POSTS_TABLE}. */
  public String environmentVariable() {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT) + "_TABLE";
  }

  /** A key attribute. */
  public record KeyAttribute(String name, Type type) {
    static KeyAttribute text(String name) {
      return new KeyAttribute(name, Type.TEXT);
    }

    static KeyAttribute number(String name) {
      return new KeyAttribute(name, Type.NUMBER);
    }
  }

  /** The DynamoDB types S and N. */
  public enum Type {
    TEXT,
    NUMBER
  }

  /**
   * A global secondary index. Its reads are eventually consistent (DDB-4).
   *
   * @param projectedAttributes projected attributes besides the keys; none for all attributes
   */
  public record Index(
      String name,
      KeyAttribute partitionKey,
      KeyAttribute sortKey,
      Option<Seq<String>> projectedAttributes) {}
}
