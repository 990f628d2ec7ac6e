package dev.blogify.infrastructure.acceptance.iam;

import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/** The AWS calls of all functions, and the signed URLs that clients used. */
public final class AwsCallLog {
  private static final Pattern SIGNATURE = Pattern.compile("X-Amz-Signature=([0-9a-f]{64})");

  private final ConcurrentMap<AwsCall, LongAdder> made = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> signed = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> unknown = new ConcurrentLinkedQueue<>();

  public void recordCall(AwsCall call) {
    made.computeIfAbsent(call, _ -> new LongAdder()).increment();
  }

  /** Registers a signed URL. Its use counts as a call of the function that signed it. */
  public void recordResponse(String function, String answer) {
    SIGNATURE
        .matcher(answer)
        .results()
        .forEach(signature -> signed.put(signature.group(1), function));
  }

  /** Records the use of the URL with this signature. */
  public void recordSignedUrlUse(
      String signature, String action, AwsResource resource, Map<String, String> context) {
    var function = signed.get(signature);
    if (function == null) {
      unknown.add("Nobody signed %s with %s".formatted(action, resource));
    } else {
      recordCall(new AwsCall(function, action, resource, context));
    }
  }

  /** Records a request without an IAM action in {@code AwsCallRecorder}. */
  public void unknown(String request) {
    unknown.add(request);
  }

  /** The calls and how often each was made. */
  public Map<AwsCall, Long> countsByCall() {
    return HashMap.ofEntries(
        Vector.ofAll(made.entrySet()).map(each -> Tuple.of(each.getKey(), each.getValue().sum())));
  }

  public Seq<String> unknown() {
    return Vector.ofAll(unknown);
  }
}
