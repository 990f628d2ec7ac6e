package dev.blogify.infrastructure.cdk.stage;

import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import software.amazon.awscdk.services.logs.RetentionDays;

/** For how many days CloudWatch can keep logs; it takes no number between. */
public final class LogRetention {
  static final SortedMap<Integer, RetentionDays> BY_DAYS =
      TreeMap.of(
          1, RetentionDays.ONE_DAY,
          3, RetentionDays.THREE_DAYS,
          7, RetentionDays.ONE_WEEK,
          14, RetentionDays.TWO_WEEKS,
          30, RetentionDays.ONE_MONTH,
          60, RetentionDays.TWO_MONTHS,
          90, RetentionDays.THREE_MONTHS,
          180, RetentionDays.SIX_MONTHS,
          365, RetentionDays.ONE_YEAR);

  private LogRetention() {}

  public static RetentionDays forStage(Stage stage) {
    return BY_DAYS.get(stage.operations().logRetentionDays()).get();
  }
}
