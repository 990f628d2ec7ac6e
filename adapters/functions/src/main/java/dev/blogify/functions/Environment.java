package dev.blogify.functions;

import dev.blogify.adapters.aws.dynamodb.Table;
import dev.blogify.adapters.aws.dynamodb.TableNames;
import dev.blogify.adapters.http.MediaUrls;
import io.vavr.control.Option;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * What a deployment tells a function. Each variable is read and checked when something is built
 * that needs it, which is at the start or never; one that is missing or malformed stops the start.
 */
record Environment(Map<String, String> variables) implements TableNames {
  static final String API_URL = "API_URL";
  static final String MEDIA_BUCKET = "MEDIA_BUCKET";
  static final String USER_POOL_ID = "USER_POOL_ID";
  static final String CURSOR_SECRET_ID = "CURSOR_SECRET_ID";

  static final String EVENT_BUS_NAME = "EVENT_BUS_NAME";
  static final String FAILURE_BUCKET = "FAILURE_BUCKET";
  static final String DISTRIBUTION_ID = "DISTRIBUTION_ID";

  /** Set by Lambda itself, as is the next. */
  private static final String AWS_REGION = "AWS_REGION";

  private static final String FUNCTION_NAME = "AWS_LAMBDA_FUNCTION_NAME";

  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
  private static final Pattern FUNCTION = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern POOL = Pattern.compile("[\\w-]+_[0-9A-Za-z]+");
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9/_+=.@:-]{1,512}");
  private static final Pattern BUS = Pattern.compile("[A-Za-z0-9/_.-]{1,256}");
  private static final Pattern DISTRIBUTION = Pattern.compile("[A-Z0-9]{5,32}");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^/?#\\s]+(/[^/?#\\s]+)*");

  @Override
  public String of(Table table) {
    return read(table.environmentKey(), TABLE);
  }

  Region region() {
    return Region.of(read(AWS_REGION, REGION));
  }

  /** What it is called where it is deployed: the stage's prefix, and the name that we give it. */
  String functionName() {
    return read(FUNCTION_NAME, FUNCTION);
  }

  String mediaBucket() {
    return read(MEDIA_BUCKET, BUCKET);
  }

  String userPool() {
    return read(USER_POOL_ID, POOL);
  }

  String cursorSecret() {
    return read(CURSOR_SECRET_ID, SECRET);
  }

  String eventBus() {
    return read(EVENT_BUS_NAME, BUS);
  }

  String failureBucket() {
    return read(FAILURE_BUCKET, BUCKET);
  }

  String distribution() {
    return read(DISTRIBUTION_ID, DISTRIBUTION);
  }

  MediaUrls mediaUrls() {
    return new MediaUrls(URI.create(read(API_URL, ADDRESS)));
  }

  /** Where a service is, if not where AWS has it: the variable that the SDK itself would read. */
  Option<URI> endpoint(String service) {
    var key = "AWS_ENDPOINT_URL_" + service;
    return Option.when(variables.containsKey(key), () -> URI.create(read(key, ADDRESS)));
  }

  String accessKey() {
    return read("AWS_ACCESS_KEY_ID", SECRET);
  }

  String secretKey() {
    return read("AWS_SECRET_ACCESS_KEY", SECRET);
  }

  Option<String> sessionToken() {
    return Option.of(variables.get("AWS_SESSION_TOKEN"));
  }

  private String read(String key, Pattern shape) {
    var value = variables.get(key);
    if (value == null) {
      throw new IllegalStateException(key + " is missing from the function's environment");
    }
    if (!shape.matcher(value).matches()) {
      throw new IllegalStateException(key + " is malformed in the function's environment");
    }
    return value;
  }
}
