package dev.blogify.adapters.in.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.in.lambda.StreamMapping.StartingPosition;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import io.vavr.collection.List;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class StreamMappingTest {
  private static final Duration STREAM_RETENTION = Duration.ofHours(24);

  @Test
  void everyStreamIsReadByTheOutboxRelayFromTrimHorizonInSingleBatches() {
    assertThat(StreamMapping.ALL)
        .isEqualTo(
            List.of(Tables.POSTS, Tables.USERS, Tables.MEDIA)
                .map(table ->
                    new StreamMapping(
                        table,
                        "publishEvents",
                        100,
                        Duration.ZERO,
                        StartingPosition.TRIM_HORIZON,
                        true,
                        true,
                        10,
                        Duration.ofHours(6),
                        1)));
    assertThat(StreamMapping.ALL.map(StreamMapping::table))
        .containsExactlyElementsOf(Tables.ALL.filter(TableDefinition::hasStream));
  }

  /** Records behind a failing batch would otherwise expire in the stream. */
  @Test
  void aBatchIsDiscardedLongBeforeTheStreamRetentionEnds() {
    assertThat(StreamMapping.ALL.map(StreamMapping::maxRecordAge))
        .allSatisfy(age -> assertThat(age.multipliedBy(2)).isLessThan(STREAM_RETENTION));
  }
}
