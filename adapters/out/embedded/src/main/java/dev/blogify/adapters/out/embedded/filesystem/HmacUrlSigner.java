package dev.blogify.adapters.out.embedded.filesystem;

import static io.vavr.control.Either.left;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.application.ports.MediaStore.StoredObject;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Creates and verifies presigned URLs. The signature is an HMAC-SHA-256 of the method, the path,
 * the query with the expiry, and, for an upload, the headers that describe its content.
 */
final class HmacUrlSigner {
  static final String CONTENT_LENGTH = "content-length";
  static final String CONTENT_TYPE = "content-type";
  static final String IF_NONE_MATCH = "if-none-match";
  static final String CHECKSUM_SHA256 = "x-amz-checksum-sha256";

  private static final String ALGORITHM = "HmacSHA256";
  private static final String EXPIRES_PARAMETER = "expires";
  private static final String SIGNATURE_PARAMETER = "&signature=";
  private static final List<String> SIGNED_UPLOAD_HEADERS =
      List.of(CONTENT_LENGTH, CONTENT_TYPE, IF_NONE_MATCH, CHECKSUM_SHA256);

  private final URI baseUrl;
  private final SecretKeySpec signingKey;

  HmacUrlSigner(URI baseUrl, byte[] key) {
    this.baseUrl = baseUrl;
    this.signingKey = new SecretKeySpec(key, ALGORITHM);
  }

  /** Returns a URL that authorizes the request until the expiry, which is truncated to seconds. */
  URI sign(
      String method,
      StoredObject object,
      Map<String, String> parameters,
      Map<String, String> headers,
      Instant expiresAt) {
    var path = baseUrl.getRawPath() + "/" + object.key();
    var query =
        LinkedHashMap.of(EXPIRES_PARAMETER, Long.toString(expiresAt.getEpochSecond()))
            .merge(parameters)
            .map(parameter -> parameter._1() + "=" + URLEncoder.encode(parameter._2(), UTF_8))
            .mkString("&");
    return baseUrl.resolve(
        path + "?" + query + SIGNATURE_PARAMETER + signature(method, path, query, headers));
  }

  /** Returns the signed request, if the signature matches and the URL has not expired. */
  Either<SignatureRejection, SignedRequest> verify(
      String method, URI url, Map<String, String> headers, Instant now) {
    var path = Option.of(url.getRawPath()).getOrElse("");
    var signedQuery = Option.of(url.getRawQuery()).getOrElse("");
    var signatureStart = signedQuery.lastIndexOf(SIGNATURE_PARAMETER);
    if (signatureStart < 0) {
      return left(SignatureRejection.SIGNATURE_MISMATCH);
    }
    var query = signedQuery.substring(0, signatureStart);
    var actual = signedQuery.substring(signatureStart + SIGNATURE_PARAMETER.length());
    var expected = signature(method, path, query, headers);
    if (!MessageDigest.isEqual(actual.getBytes(UTF_8), expected.getBytes(UTF_8))) {
      return left(SignatureRejection.SIGNATURE_MISMATCH);
    }
    var parameters = parameters(query);
    var expiresAt = Instant.ofEpochSecond(Long.parseLong(parameters.get(EXPIRES_PARAMETER).get()));
    return now.isBefore(expiresAt)
        ? MediaFolder.parseKey(path.substring(baseUrl.getRawPath().length() + 1))
            .map(object -> new SignedRequest(object, parameters))
            .toEither(SignatureRejection.SIGNATURE_MISMATCH)
        : left(SignatureRejection.EXPIRED);
  }

  private static Map<String, String> parameters(String query) {
    return List.of(query.split("&"))
        .map(parameter -> parameter.split("=", 2))
        .toLinkedMap(
            parameter -> parameter[0], parameter -> URLDecoder.decode(parameter[1], UTF_8));
  }

  /** Signs one line per part; no part can contain a line break. */
  private String signature(String method, String path, String query, Map<String, String> headers) {
    var signedHeaders = method.equals("PUT") ? SIGNED_UPLOAD_HEADERS : List.<String>empty();
    var text =
        List.of(method, path, query)
            .appendAll(signedHeaders.map(name -> name + ":" + headers.getOrElse(name, "")))
            .mkString("\n");
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(signingKey);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK must support " + ALGORITHM, e);
    }
  }

  /** A request with a valid signature. */
  record SignedRequest(StoredObject object, Map<String, String> parameters) {}

  enum SignatureRejection {
    SIGNATURE_MISMATCH,
    EXPIRED
  }
}
