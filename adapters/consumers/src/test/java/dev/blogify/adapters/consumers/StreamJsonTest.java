package dev.blogify.adapters.consumers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamJsonTest {
  @Test
  void aRecordIsWrittenAsItWasRead() throws IOException {
    for (var entry : StreamJson.readEvent(Records.json(Records.batch())).getRecords()) {
      var again = StreamJson.readEvent(StreamJson.text(entry)).getRecords();

      assertThat(again).containsExactly(entry);
    }
  }

  @Test
  void namesTheFirstThatFailed() throws IOException {
    assertThat(failures(Option.some("4000000000000000000")))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"4000000000000000000\"}]}");
    assertThat(failures(Option.none())).isEqualTo("{\"batchItemFailures\":[]}");
  }

  /** Were they taken for batches of none, they would count as handled (EVT-7). */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[]", "null", "7", "{\"Records\":null}", "{\"Records\":{}}", "{\"Rec"})
  void whatIsNoBatchIsAFault(String text) {
    assertThatThrownBy(() -> StreamJson.readEvent(new ByteArrayInputStream(text.getBytes(UTF_8))))
        .isInstanceOf(IOException.class);
  }

  private static String failures(Option<String> firstFailed) throws IOException {
    var out = new ByteArrayOutputStream();
    StreamJson.writeFailures(firstFailed, out);
    return out.toString(UTF_8);
  }
}
