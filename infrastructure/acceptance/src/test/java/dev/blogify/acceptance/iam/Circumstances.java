package dev.blogify.acceptance.iam;

import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * What IAM is told of a call besides action and resource. In a deployment the SDK speaks TLS, 1.2
 * at least (AWS: minimum for all endpoints), and only a signed URL has an age.
 */
public final class Circumstances {
  private static final String SECURE = "aws:securetransport";
  private static final String TLS = "s3:tlsversion";
  private static final String AGE = "s3:signatureage";
  private static final String PREFIX = "s3:prefix";
  private static final String CONDITION = "s3:if-none-match";

  /**
   * All that conditions may ask for, there or not. The last is there only when a service of AWS
   * calls another by itself, which is never recorded.
   */
  static final Set<String> KNOWN = HashSet.of(SECURE, TLS, AGE, PREFIX, CONDITION, "aws:sourcearn");

  private Circumstances() {}

  public static Map<String, String> ofAny() {
    return HashMap.of(SECURE, "true");
  }

  public static Map<String, String> ofS3() {
    return ofAny().put(TLS, "1.2");
  }

  /** Of a request that was signed a while ago. */
  public static Map<String, String> ofS3(Duration age) {
    return ofS3().put(AGE, Long.toString(age.toMillis()));
  }

  public static Map<String, String> ofList(Option<String> prefix) {
    return prefix.fold(Circumstances::ofS3, value -> ofS3().put(PREFIX, value));
  }

  /** The same with the header of that name, if there is one. */
  public static Map<String, String> ofPut(Map<String, String> request, Option<String> ifNoneMatch) {
    return ifNoneMatch.fold(() -> request, value -> request.put(CONDITION, value));
  }

  /** The same over plain HTTP, over an old TLS, too late, and without its condition. */
  static Seq<Map<String, String>> worse(Map<String, String> request) {
    return List.of(
        request.put(SECURE, "false"),
        request.put(TLS, "1.1"),
        request.put(AGE, Long.toString(Duration.ofHours(1).toMillis() + 1)),
        request.remove(CONDITION));
  }
}
