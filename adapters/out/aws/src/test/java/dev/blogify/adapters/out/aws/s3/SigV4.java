package dev.blogify.adapters.out.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes the Signature Version 4 of a received S3 request from AWS's documentation, independently
 * of the SDK.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html">
 *     Authenticating Requests (AWS Signature Version 4)</a>
 */
final class SigV4 {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private SigV4() {}

  /**
   * Computes the signature of a request.
   *
   * @param scope credential scope, for example {@code 20130524/us-east-1/s3/aws4_request}
   * @param date value of {@code X-Amz-Date}, for example {@code 20130524T000000Z}
   * @param payload hash of the body, or its literal replacement
   */
  static String signature(
      ReceivedRequest request,
      Seq<String> signedHeaders,
      String payload,
      String date,
      String scope,
      String secret) {
    var canonical =
        List.of(
                request.method(),
                canonicalPath(request.path()),
                canonicalQuery(request.query()),
                canonicalHeaders(request, signedHeaders),
                signedHeaders.mkString(";"),
                payload)
            .mkString("\n");
    var toSign = List.of(ALGORITHM, date, scope, hex(sha256(canonical))).mkString("\n");
    return hex(hmac(signingKey(secret, scope), toSign));
  }

  /** Derives the signing key of a day, Region and service: an HMAC per part of the scope. */
  private static byte[] signingKey(String secret, String scope) {
    return List.of(scope.split("/", -1)).foldLeft(("AWS4" + secret).getBytes(UTF_8), SigV4::hmac);
  }

  private static String canonicalPath(String path) {
    return encode(URLDecoder.decode(path.replace("+", "%2B"), UTF_8)).replace("%2F", "/");
  }

  private static String canonicalQuery(Seq<QueryParameter> query) {
    return query
        .reject(parameter -> parameter.name().equals("X-Amz-Signature"))
        .map(parameter -> encode(parameter.name()) + "=" + encode(parameter.value()))
        .sorted()
        .mkString("&");
  }

  private static String canonicalHeaders(ReceivedRequest request, Seq<String> signedHeaders) {
    return signedHeaders
        .map(name -> name + ":" + request.header(name).getOrElse("") + "\n")
        .mkString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK provides SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK provides HMAC-SHA-256", e);
    }
  }

  /**
   * A received request without its body.
   *
   * @param path raw path
   * @param query decoded names and values
   * @param headers names in lower case
   */
  record ReceivedRequest(
      String method, String path, Seq<QueryParameter> query, Map<String, Seq<String>> headers) {
    static Seq<QueryParameter> parseQuery(Option<String> rawQuery) {
      return rawQuery
          .toList()
          .flatMap(query -> List.of(query.split("&", -1)))
          .map(QueryParameter::parse);
    }

    /** The values of a header, trimmed and joined by commas. */
    Option<String> header(String name) {
      return headers
          .get(name)
          .map(values -> values.map(value -> value.strip().replaceAll(" +", " ")).mkString(","));
    }

    Option<String> parameter(String name) {
      return query.find(parameter -> parameter.name().equals(name)).map(QueryParameter::value);
    }
  }

  /** A query parameter. */
  record QueryParameter(String name, String value) {
    static QueryParameter parse(String raw) {
      var sign = raw.indexOf('=');
      return sign < 0
          ? new QueryParameter(URLDecoder.decode(raw, UTF_8), "")
          : new QueryParameter(
              URLDecoder.decode(raw.substring(0, sign), UTF_8),
              URLDecoder.decode(raw.substring(sign + 1), UTF_8));
    }
  }
}
