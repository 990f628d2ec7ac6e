package dev.blogify.adapters.out.aws.s3;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.adapters.out.aws.s3.SigV4.ReceivedRequest;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Verifies the signature of a request as S3 does. */
record SigV4Verifier(SigV4Proxy.AccessKey accessKey, Instant now) {
  private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(15);
  private static final long MAX_EXPIRES_SECONDS = Duration.ofDays(7).toSeconds();
  private static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";
  private static final DateTimeFormatter DATE_FORMAT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern DATE_PATTERN = Pattern.compile("\\d{8}T\\d{6}Z");
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([^,]+)");

  /** Returns the error of a request, or none if it is valid. */
  Option<SigV4Error> verify(ReceivedRequest request) {
    return parseSignature(request).fold(Option::some, claim -> verify(request, claim));
  }

  private static Either<SigV4Error, RequestSignature> parseSignature(ReceivedRequest request) {
    if (request.parameter("X-Amz-Algorithm").contains(SigV4.ALGORITHM)) {
      return right(parseQuerySignature(request));
    }
    var authorization = AUTHORIZATION.matcher(request.header("authorization").getOrElse(""));
    return authorization.matches()
        ? right(
            new RequestSignature(
                authorization.group(1),
                List.of(authorization.group(2).split(";", -1)),
                authorization.group(3),
                request.header("x-amz-date").getOrElse(""),
                Option.none(),
                request.header("x-amz-security-token"),
                request.header("x-amz-content-sha256").getOrElse("")))
        : left(SigV4Error.accessDenied("Access Denied"));
  }

  private static RequestSignature parseQuerySignature(ReceivedRequest request) {
    return new RequestSignature(
        request.parameter("X-Amz-Credential").getOrElse(""),
        List.of(request.parameter("X-Amz-SignedHeaders").getOrElse("").split(";", -1)),
        request.parameter("X-Amz-Signature").getOrElse(""),
        request.parameter("X-Amz-Date").getOrElse(""),
        Option.some(request.parameter("X-Amz-Expires").getOrElse("")),
        request.parameter("X-Amz-Security-Token"),
        request.header("x-amz-content-sha256").getOrElse(UNSIGNED_PAYLOAD));
  }

  private Option<SigV4Error> verify(ReceivedRequest request, RequestSignature claim) {
    return checkCredential(claim)
        .orElse(() -> checkTime(claim))
        .orElse(() -> checkSignedHeaders(request, claim))
        .orElse(() -> checkSignature(request, claim));
  }

  private Option<SigV4Error> checkCredential(RequestSignature claim) {
    if (!DATE_PATTERN.matcher(claim.date()).matches()
        || !claim.scope().matches(claim.date().substring(0, 8) + "/[a-z0-9-]+/s3/aws4_request")
        || !claim.expires().forAll(expires -> expires.matches("\\d{1,6}"))
        || !claim.lifetime().forAll(seconds -> seconds >= 1 && seconds <= MAX_EXPIRES_SECONDS)) {
      return Option.some(
          new SigV4Error(400, "AuthorizationQueryParametersError", "Malformed: " + claim));
    }
    if (!claim.keyId().equals(accessKey.accessKeyId())) {
      return Option.some(
          new SigV4Error(
              403,
              "InvalidAccessKeyId",
              "The AWS Access Key Id you provided does not exist in our records."));
    }
    return Option.when(
        !claim.token().equals(accessKey.sessionToken()),
        new SigV4Error(
            400, "InvalidToken", "The provided token is malformed or otherwise invalid."));
  }

  private Option<SigV4Error> checkTime(RequestSignature claim) {
    var signed = parseDate(claim.date());
    if (claim.lifetime().isEmpty()) {
      return Option.when(
          Duration.between(signed, now).abs().compareTo(MAX_CLOCK_SKEW) > 0,
          new SigV4Error(
              403,
              "RequestTimeTooSkewed",
              "The difference between the request time and the current time is too large."));
    }
    if (now.plus(MAX_CLOCK_SKEW).isBefore(signed)) {
      return Option.some(SigV4Error.accessDenied("Request is not valid yet"));
    }
    return Option.when(
        !now.isBefore(signed.plusSeconds(claim.lifetime().get())),
        SigV4Error.accessDenied("Request has expired"));
  }

  static Instant parseDate(String date) {
    return DATE_FORMAT.parse(date, Instant::from);
  }

  /** Requires signatures of the host and all {@code x-amz-} headers. */
  private static Option<SigV4Error> checkSignedHeaders(
      ReceivedRequest request, RequestSignature claim) {
    var mustBe = request.headers().keySet().filter(name -> name.startsWith("x-amz-")).add("host");
    return Option.when(
        !claim.signedHeaders().containsAll(mustBe),
        SigV4Error.accessDenied("There were headers present in the request which were not signed"));
  }

  private Option<SigV4Error> checkSignature(ReceivedRequest request, RequestSignature claim) {
    var expected =
        SigV4.signature(
            request,
            claim.signedHeaders(),
            claim.payload(),
            claim.date(),
            claim.scope(),
            accessKey.secretAccessKey());
    return Option.when(
        !MessageDigest.isEqual(expected.getBytes(UTF_8), claim.signature().getBytes(UTF_8)),
        new SigV4Error(
            403,
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided."));
  }

  /**
   * The signature parameters of a request.
   *
   * @param expires validity in seconds, in presigned URLs only
   */
  private record RequestSignature(
      String credential,
      Seq<String> signedHeaders,
      String signature,
      String date,
      Option<String> expires,
      Option<String> token,
      String payload) {
    String keyId() {
      return credential.substring(0, Math.max(0, credential.indexOf('/')));
    }

    String scope() {
      return credential.substring(credential.indexOf('/') + 1);
    }

    Option<Long> lifetime() {
      return expires.map(Long::valueOf);
    }
  }

  /** An S3 error response. */
  record SigV4Error(int status, String code, String message) {
    static SigV4Error accessDenied(String message) {
      return new SigV4Error(403, "AccessDenied", message);
    }

    byte[] toXml() {
      return """
      <?xml version="1.0" encoding="UTF-8"?>
      <Error><Code>%s</Code><Message>%s</Message></Error>
      """
          .formatted(code, message)
          .getBytes(UTF_8);
    }
  }
}
