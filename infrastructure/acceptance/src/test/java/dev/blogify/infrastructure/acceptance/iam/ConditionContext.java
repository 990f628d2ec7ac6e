package dev.blogify.infrastructure.acceptance.iam;

import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * The condition keys of a call. In a deployment, the SDK uses TLS 1.2 or newer (AWS: minimum for
 * all endpoints), and only a presigned URL has an age.
 */
public final class ConditionContext {
  private static final String SECURE_TRANSPORT = "aws:securetransport";
  private static final String TLS_VERSION = "s3:tlsversion";
  private static final String SIGNATURE_AGE = "s3:signatureage";
  private static final String PREFIX = "s3:prefix";
  private static final String IF_NONE_MATCH = "s3:if-none-match";

  /**
   * All condition keys that policies may use. The last key exists only if one AWS service calls
   * another, and such calls are not recorded.
   */
  static final Set<String> SUPPORTED_KEYS =
      HashSet.of(
          SECURE_TRANSPORT, TLS_VERSION, SIGNATURE_AGE, PREFIX, IF_NONE_MATCH, "aws:sourcearn");

  private ConditionContext() {}

  public static Map<String, String> forAnyCall() {
    return HashMap.of(SECURE_TRANSPORT, "true");
  }

  public static Map<String, String> forS3() {
    return forAnyCall().put(TLS_VERSION, "1.2");
  }

  /** The context of a presigned request of this age. */
  public static Map<String, String> forS3(Duration age) {
    return forS3().put(SIGNATURE_AGE, Long.toString(age.toMillis()));
  }

  public static Map<String, String> forListObjects(Option<String> prefix) {
    return prefix.fold(ConditionContext::forS3, value -> forS3().put(PREFIX, value));
  }

  /** This context with a header, if the request has it. */
  public static Map<String, String> withIfNoneMatch(
      Map<String, String> request, Option<String> ifNoneMatch) {
    return ifNoneMatch.fold(() -> request, value -> request.put(IF_NONE_MATCH, value));
  }

  /**
   * This context over HTTP, with an old TLS version, after expiry, and without the conditional
   * header.
   */
  static Seq<Map<String, String>> degraded(Map<String, String> request) {
    return List.of(
        request.put(SECURE_TRANSPORT, "false"),
        request.put(TLS_VERSION, "1.1"),
        request.put(SIGNATURE_AGE, Long.toString(Duration.ofHours(1).toMillis() + 1)),
        request.remove(IF_NONE_MATCH));
  }
}
