package dev.blogify.adapters.aws.dynamodb;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * How a table must be created; on demand, encrypted, and whatever else holds for all, is not said
 * here.
 *
 * @param name as the design calls it; what a deployed one is called, the environment tells
 * @param isStreamed whether its changes are published, with their new image
 * @param expiry the attribute, in seconds since 1970, after which DynamoDB may drop an item
 */
public record Table(
    String name,
    Attribute partition,
    Option<Attribute> sort,
    Seq<Index> indexes,
    boolean isStreamed,
    Option<String> expiry) {

  /** The attribute by which DynamoDB drops what has come to its end. */
  static final String EXPIRY = "expiry";

  /** The variable that tells what the table is called, such as {@code POSTS_TABLE}. */
  public String environmentKey() {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT) + "_TABLE";
  }

  /** An attribute of a key. */
  public record Attribute(String name, Type type) {
    static Attribute text(String name) {
      return new Attribute(name, Type.TEXT);
    }

    static Attribute number(String name) {
      return new Attribute(name, Type.NUMBER);
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
   * @param projected attributes that it holds besides the keys; none for all
   */
  public record Index(
      String name, Attribute partition, Attribute sort, Option<Seq<String>> projected) {}
}
