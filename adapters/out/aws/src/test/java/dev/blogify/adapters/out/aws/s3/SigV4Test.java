package dev.blogify.adapters.out.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.out.aws.s3.SigV4.ReceivedRequest;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests the examples and signatures of AWS's documentation. */
final class SigV4Test {
  private static final SigV4Proxy.AccessKey KEY =
      new SigV4Proxy.AccessKey(
          "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", Option.none());
  private static final Instant SIGNED = Instant.parse("2013-05-24T00:00:00Z");
  private static final String NO_BODY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final String PRESIGNED =
      "X-Amz-Algorithm=AWS4-HMAC-SHA256"
          + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
          + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
          + "&X-Amz-Signature=";

  @Test
  void acceptsThePresignedExampleForADay() {
    var example =
        get(
            "/test.txt",
            PRESIGNED + "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
            HashMap.empty());

    assertThat(refusal(example, SIGNED)).isEmpty();
    assertThat(refusal(example, SIGNED.plusSeconds(86_399))).isEmpty();
    assertThat(refusal(example, SIGNED.plusSeconds(86_400)))
        .contains("403 AccessDenied: Request has expired");
    assertThat(refusal(example, SIGNED.minusSeconds(901)))
        .contains("403 AccessDenied: Request is not valid yet");
  }

  @Test
  void refusesThePresignedExampleWithAnotherSignature() {
    var altered =
        get(
            "/test.txt",
            PRESIGNED + "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d405",
            HashMap.empty());

    assertThat(refusal(altered, SIGNED).get()).startsWith("403 SignatureDoesNotMatch");
  }

  @Test
  void acceptsTheRangeExample() {
    var example =
        get(
            "/test.txt",
            "",
            signed(
                    "host;range;x-amz-content-sha256;x-amz-date",
                    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")
                .put("range", List.of("bytes=0-9")));

    assertThat(refusal(example, SIGNED)).isEmpty();
    assertThat(refusal(example, SIGNED.plusSeconds(901)).get())
        .startsWith("403 RequestTimeTooSkewed");
  }

  @Test
  void acceptsTheListExample() {
    var example =
        get(
            "/",
            "max-keys=2&prefix=J",
            signed(
                "host;x-amz-content-sha256;x-amz-date",
                "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"));

    assertThat(refusal(example, SIGNED)).isEmpty();
  }

  @Test
  void acceptsTheSubresourceExample() {
    var example =
        get(
            "/",
            "lifecycle",
            signed(
                "host;x-amz-content-sha256;x-amz-date",
                "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"));

    assertThat(refusal(example, SIGNED)).isEmpty();
  }

  @Test
  void acceptsTheUploadExample() {
    var hash = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
    var headers =
        signed(
                "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
                "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")
            .put("date", List.of("Fri, 24 May 2013 00:00:00 GMT"))
            .put("x-amz-content-sha256", List.of(hash))
            .put("x-amz-storage-class", List.of("REDUCED_REDUNDANCY"));
    var example = new ReceivedRequest("PUT", "/test$file.text", List.empty(), headers);

    assertThat(refusal(example, SIGNED)).isEmpty();
  }

  private static Map<String, Seq<String>> signed(String signedHeaders, String signature) {
    return HashMap.of(
        "host", List.of("examplebucket.s3.amazonaws.com"),
        "x-amz-content-sha256", List.of(NO_BODY),
        "x-amz-date", List.of("20130524T000000Z"),
        "authorization",
            List.of(
                "AWS4-HMAC-SHA256 "
                    + "Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                    + "SignedHeaders=%s,Signature=%s".formatted(signedHeaders, signature)));
  }

  private static ReceivedRequest get(String path, String query, Map<String, Seq<String>> headers) {
    return new ReceivedRequest(
        "GET",
        path,
        ReceivedRequest.parseQuery(Option.of(query).filter(text -> !text.isEmpty())),
        headers.put("host", List.of("examplebucket.s3.amazonaws.com")));
  }

  private static Option<String> refusal(ReceivedRequest request, Instant now) {
    return new SigV4Verifier(KEY, now)
        .verify(request)
        .map(refusal -> "%d %s: %s".formatted(refusal.status(), refusal.code(), refusal.message()));
  }
}
