package dev.blogify.adapters.embedded.filesystem;

import static io.vavr.control.Either.left;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.Tuple;
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
 * Signs requests with HMAC-SHA-256: the method, the path, the whole query with its expiry, and for
 * an upload the headers that pin its bytes.
 */
final class SignedUrls {
  static final String LENGTH = "content-length";
  static final String TYPE = "content-type";
  static final String ONCE = "if-none-match";
  static final String CHECKSUM = "x-amz-checksum-sha256";

  private static final String ALGORITHM = "HmacSHA256";
  private static final String EXPIRES = "expires";
  private static final String SIGNATURE = "&signature=";
  private static final List<String> UPLOAD_HEADERS = List.of(LENGTH, TYPE, ONCE, CHECKSUM);

  private final URI base;
  private final SecretKeySpec key;

  SignedUrls(URI base, byte[] key) {
    this.base = base;
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The URL that lets its holder make this one request before it expires, to the second. */
  URI sign(
      String method,
      Place place,
      Map<String, String> parameters,
      Map<String, String> headers,
      Instant expiresAt) {
    var path = base.getRawPath() + "/" + place.path();
    var query =
        LinkedHashMap.of(EXPIRES, Long.toString(expiresAt.getEpochSecond()))
            .merge(parameters)
            .map(parameter -> parameter._1() + "=" + URLEncoder.encode(parameter._2(), UTF_8))
            .mkString("&");
    return base.resolve(path + "?" + query + SIGNATURE + signature(method, path, query, headers));
  }

  /** What a request is allowed to do, if it is exactly one that was signed and is still in time. */
  Either<Denied, Grant> verify(String method, URI url, Map<String, String> headers, Instant now) {
    var path = Option.of(url.getRawPath()).getOrElse("");
    var signed = Option.of(url.getRawQuery()).getOrElse("");
    var end = signed.lastIndexOf(SIGNATURE);
    if (end < 0) {
      return left(Denied.NOT_SIGNED);
    }
    var query = signed.substring(0, end);
    var given = signed.substring(end + SIGNATURE.length());
    var expected = signature(method, path, query, headers);
    if (!MessageDigest.isEqual(given.getBytes(UTF_8), expected.getBytes(UTF_8))) {
      return left(Denied.NOT_SIGNED);
    }
    var parameters = parameters(query);
    var expiresAt = Instant.ofEpochSecond(Long.parseLong(parameters.get(EXPIRES).get()));
    return now.isBefore(expiresAt)
        ? Place.parse(path.substring(base.getRawPath().length() + 1))
            .map(place -> new Grant(place, parameters))
            .toEither(Denied.NOT_SIGNED)
        : left(Denied.EXPIRED);
  }

  private static Map<String, String> parameters(String query) {
    return LinkedHashMap.ofEntries(
        List.of(query.split("&"))
            .map(parameter -> {
              var equals = parameter.indexOf('=');
              return Tuple.of(
                  parameter.substring(0, equals),
                  URLDecoder.decode(parameter.substring(equals + 1), UTF_8));
            }));
  }

  /** Over one line for each part, none of which can hold a line break. */
  private String signature(String method, String path, String query, Map<String, String> headers) {
    var pinned = method.equals("PUT") ? UPLOAD_HEADERS : List.<String>empty();
    var text =
        pinned
            .map(name -> name + ":" + headers.getOrElse(name, ""))
            .prepend(query)
            .prepend(path)
            .prepend(method)
            .mkString("\n");
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }

  /** A request that may go on. */
  record Grant(Place place, Map<String, String> parameters) {}

  enum Denied {
    NOT_SIGNED,
    EXPIRED
  }
}
