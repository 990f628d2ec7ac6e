package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.domain.TextValidation;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What DynamoDB counts as the size of an item, in bytes. */
final class ItemSize {
  static final int MAX_ITEM_BYTES = 400 * 1024;
  static final int MAX_TRANSACTION_BYTES = 4 * 1024 * 1024;

  private static final int COLLECTION_OVERHEAD = 3;

  private ItemSize() {}

  static int of(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToInt(
            attribute -> TextValidation.utf8Length(attribute.getKey()) + of(attribute.getValue()))
        .sum();
  }

  private static int of(AttributeValue value) {
    return switch (value.type()) {
      case S -> TextValidation.utf8Length(value.s());
      case N -> (value.n().length() + 1) / 2 + 1;
      case BOOL, NUL -> 1;
      case M -> COLLECTION_OVERHEAD + value.m().size() + of(value.m());
      case L -> COLLECTION_OVERHEAD + value.l().stream().mapToInt(each -> 1 + of(each)).sum();
      case B, BS, NS, SS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("No item of ours has one: " + value.type());
    };
  }
}
