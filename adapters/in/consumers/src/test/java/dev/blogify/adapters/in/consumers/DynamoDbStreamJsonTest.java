package dev.blogify.adapters.in.consumers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.adapters.json.JsonObject;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DynamoDbStreamJsonTest {
  /** A record with every member and every attribute type, in the form of DynamoDB. */
  private static final String EVERYTHING =
      """
      {
        "Records": [{
          "eventID": "c4ca4238a0b923820dcc509a6f75849b",
          "eventName": "MODIFY",
          "eventVersion": "1.1",
          "eventSource": "aws:dynamodb",
          "awsRegion": "eu-west-3",
          "eventSourceARN": "arn:aws:dynamodb:eu-west-3:123456789012:table/Posts/stream/1",
          "dynamodb": {
            "ApproximateCreationDateTime": 1772368200.12,
            "SequenceNumber": "4421584500000000017450439091",
            "Keys": {"postId": {"S": "019ca8a0"}},
            "NewImage": {
              "text": {"S": "été"}, "number": {"N": "17"}, "bytes": {"B": "AQID"},
              "yes": {"BOOL": true}, "no": {"BOOL": false}, "nothing": {"NULL": true},
              "texts": {"SS": ["a", "b"]}, "numbers": {"NS": ["1", "2"]},
              "allBytes": {"BS": ["AQ==", "Ag=="]},
              "map": {"M": {"inner": {"S": "x"}, "empty": {"M": {}}}},
              "list": {"L": [{"S": "a"}, {"N": "1"}, {"L": []}]}
            },
            "OldImage": {"number": {"N": "16"}}
          }
        }]
      }
      """;

  @Test
  void aRecordIsWrittenWithAllItsMembers() throws IOException {
    var records =
        DynamoDbStreamJson.readEvent(new ByteArrayInputStream(EVERYTHING.getBytes(UTF_8)));

    assertThat(JsonObject.parse(DynamoDbStreamJson.toBatch(records.head())))
        .isEqualTo(JsonObject.parse(EVERYTHING));
  }

  @Test
  void aWrittenRecordIsReadUnchanged() throws IOException {
    for (var streamRecord :
        DynamoDbStreamJson.readEvent(StreamRecordFixtures.json(StreamRecordFixtures.batch()))) {
      var reread = DynamoDbStreamJson.readEvent(DynamoDbStreamJson.toBatch(streamRecord));

      assertThat(reread).containsExactly(streamRecord);
    }
  }

  @Test
  void writesTheFirstFailedSequenceNumber() throws IOException {
    assertThat(failures(Option.some("4000000000000000000")))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"4000000000000000000\"}]}");
    assertThat(failures(Option.none())).isEqualTo("{\"batchItemFailures\":[]}");
  }

  /** An empty batch would count as handled (EVT-7). */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[]", "null", "7", "{\"Records\":null}", "{\"Records\":{}}", "{\"Rec"})
  void inputThatIsNotABatchIsAFault(String text) {
    assertThatThrownBy(
            () -> DynamoDbStreamJson.readEvent(new ByteArrayInputStream(text.getBytes(UTF_8))))
        .isInstanceOf(IOException.class);
  }

  private static String failures(Option<String> firstFailed) throws IOException {
    var out = new ByteArrayOutputStream();
    DynamoDbStreamJson.writeResponse(firstFailed, out);
    return out.toString(UTF_8);
  }
}
