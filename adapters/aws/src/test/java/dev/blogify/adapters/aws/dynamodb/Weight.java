package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.domain.Text;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What DynamoDB counts as the size of an item, in bytes. */
final class Weight {
  static final int MOST_OF_AN_ITEM = 400 * 1024;
  static final int MOST_OF_A_TRANSACTION = 4 * 1024 * 1024;

  private static final int COLLECTION = 3;

  private Weight() {}

  static int of(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToInt(attribute -> Text.bytes(attribute.getKey()) + of(attribute.getValue()))
        .sum();
  }

  private static int of(AttributeValue value) {
    return switch (value.type()) {
      case S -> Text.bytes(value.s());
      case N -> (value.n().length() + 1) / 2 + 1;
      case BOOL, NUL -> 1;
      case M -> COLLECTION + value.m().size() + of(value.m());
      case L -> COLLECTION + value.l().stream().mapToInt(each -> 1 + of(each)).sum();
      case B, BS, NS, SS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("No item of ours has one: " + value.type());
    };
  }
}
