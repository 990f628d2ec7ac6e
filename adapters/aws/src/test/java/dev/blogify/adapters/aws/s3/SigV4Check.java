package dev.blogify.adapters.aws.s3;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.adapters.aws.s3.SigV4.Arrived;
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

/** What S3 asks of a request before it looks at an object. */
record SigV4Check(SigV4Gate.Key key, Instant now) {
  private static final Duration SKEW = Duration.ofMinutes(15);
  private static final long WEEK = Duration.ofDays(7).toSeconds();
  private static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern DATES = Pattern.compile("\\d{8}T\\d{6}Z");
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([^,]+)");

  /** Why the request goes no further; none if it does. */
  Option<Refusal> refuse(Arrived request) {
    return claim(request).fold(Option::some, claim -> refuse(request, claim));
  }

  private static Either<Refusal, Claim> claim(Arrived request) {
    if (request.parameter("X-Amz-Algorithm").contains(SigV4.ALGORITHM)) {
      return right(claimOfQuery(request));
    }
    var authorization = AUTHORIZATION.matcher(request.header("authorization").getOrElse(""));
    return authorization.matches()
        ? right(
            new Claim(
                authorization.group(1),
                List.of(authorization.group(2).split(";", -1)),
                authorization.group(3),
                request.header("x-amz-date").getOrElse(""),
                Option.none(),
                request.header("x-amz-security-token"),
                request.header("x-amz-content-sha256").getOrElse("")))
        : left(Refusal.denied("Access Denied"));
  }

  private static Claim claimOfQuery(Arrived request) {
    return new Claim(
        request.parameter("X-Amz-Credential").getOrElse(""),
        List.of(request.parameter("X-Amz-SignedHeaders").getOrElse("").split(";", -1)),
        request.parameter("X-Amz-Signature").getOrElse(""),
        request.parameter("X-Amz-Date").getOrElse(""),
        Option.some(request.parameter("X-Amz-Expires").getOrElse("")),
        request.parameter("X-Amz-Security-Token"),
        request.header("x-amz-content-sha256").getOrElse(UNSIGNED_PAYLOAD));
  }

  private Option<Refusal> refuse(Arrived request, Claim claim) {
    return refuseClaim(claim)
        .orElse(() -> refuseTime(claim))
        .orElse(() -> refuseHeaders(request, claim))
        .orElse(() -> refuseSignature(request, claim));
  }

  private Option<Refusal> refuseClaim(Claim claim) {
    if (!DATES.matcher(claim.date()).matches()
        || !claim.scope().matches(claim.date().substring(0, 8) + "/[a-z0-9-]+/s3/aws4_request")
        || !claim.expires().forAll(expires -> expires.matches("\\d{1,6}"))
        || !claim.lifetime().forAll(seconds -> seconds >= 1 && seconds <= WEEK)) {
      return Option.some(
          new Refusal(400, "AuthorizationQueryParametersError", "Malformed: " + claim));
    }
    if (!claim.keyId().equals(key.accessKeyId())) {
      return Option.some(
          new Refusal(
              403,
              "InvalidAccessKeyId",
              "The AWS Access Key Id you provided does not exist in our records."));
    }
    return Option.when(
        !claim.token().equals(key.sessionToken()),
        new Refusal(400, "InvalidToken", "The provided token is malformed or otherwise invalid."));
  }

  private Option<Refusal> refuseTime(Claim claim) {
    var signed = signedAt(claim.date());
    if (claim.lifetime().isEmpty()) {
      return Option.when(
          Duration.between(signed, now).abs().compareTo(SKEW) > 0,
          new Refusal(
              403,
              "RequestTimeTooSkewed",
              "The difference between the request time and the current time is too large."));
    }
    if (now.plus(SKEW).isBefore(signed)) {
      return Option.some(Refusal.denied("Request is not valid yet"));
    }
    return Option.when(
        !now.isBefore(signed.plusSeconds(claim.lifetime().get())),
        Refusal.denied("Request has expired"));
  }

  static Instant signedAt(String date) {
    return DATE.parse(date, Instant::from);
  }

  /** The host and every {@code x-amz-} header have to be signed; others may be. */
  private static Option<Refusal> refuseHeaders(Arrived request, Claim claim) {
    var mustBe = request.headers().keySet().filter(name -> name.startsWith("x-amz-")).add("host");
    return Option.when(
        !claim.signedHeaders().containsAll(mustBe),
        Refusal.denied("There were headers present in the request which were not signed"));
  }

  private Option<Refusal> refuseSignature(Arrived request, Claim claim) {
    var expected =
        SigV4.signature(
            request,
            claim.signedHeaders(),
            claim.payload(),
            claim.date(),
            claim.scope(),
            key.secretAccessKey());
    return Option.when(
        !MessageDigest.isEqual(expected.getBytes(UTF_8), claim.signature().getBytes(UTF_8)),
        new Refusal(
            403,
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided."));
  }

  /**
   * What a request says of its signature.
   *
   * @param expires after so many seconds, in a query alone
   */
  private record Claim(
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

  /** As S3 refuses: a status, and a code that programs read. */
  record Refusal(int status, String code, String message) {
    static Refusal denied(String message) {
      return new Refusal(403, "AccessDenied", message);
    }

    byte[] xml() {
      return """
      <?xml version="1.0" encoding="UTF-8"?>
      <Error><Code>%s</Code><Message>%s</Message></Error>
      """
          .formatted(code, message)
          .getBytes(UTF_8);
    }
  }
}
