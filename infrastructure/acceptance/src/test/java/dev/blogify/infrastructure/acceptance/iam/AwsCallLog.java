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

/** What the functions of one platform did, and what they let others do in their name. */
public final class AwsCallLog {
  private static final Pattern SIGNATURE = Pattern.compile("X-Amz-Signature=([0-9a-f]{64})");

  private final ConcurrentMap<AwsCall, LongAdder> made = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> signed = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> unknown = new ConcurrentLinkedQueue<>();

  public void recordCall(AwsCall call) {
    made.computeIfAbsent(call, _ -> new LongAdder()).increment();
  }

  /** To sign a URL is no call; to use it is one, by the function that answered with it. */
  public void recordResponse(String function, String answer) {
    SIGNATURE
        .matcher(answer)
        .results()
        .forEach(signature -> signed.put(signature.group(1), function));
  }

  /** Somebody used the URL of this signature. */
  public void recordSignedUrlUse(
      String signature, String action, AwsResource resource, Map<String, String> context) {
    var function = signed.get(signature);
    if (function == null) {
      unknown.add("Nobody signed %s with %s".formatted(action, resource));
    } else {
      recordCall(new AwsCall(function, action, resource, context));
    }
  }

  /** Something of which nobody says what IAM would call it. */
  public void unknown(String request) {
    unknown.add(request);
  }

  /** Each with how often it was made. */
  public Map<AwsCall, Long> countsByCall() {
    return HashMap.ofEntries(
        Vector.ofAll(made.entrySet()).map(each -> Tuple.of(each.getKey(), each.getValue().sum())));
  }

  public Seq<String> unknown() {
    return Vector.ofAll(unknown);
  }
}
