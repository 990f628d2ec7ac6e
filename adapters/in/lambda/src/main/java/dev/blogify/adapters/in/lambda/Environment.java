package dev.blogify.adapters.in.lambda;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import io.vavr.control.Option;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * The environment variables of a function. Each variable is read and validated when the function
 * starts and creates the adapter that needs the variable. A missing or malformed variable makes the
 * start fail.
 */
record Environment(Map<String, String> variables) implements TableNames {
  /** Holds the id of the function's operation, subscription or job, such as {@code getPost}. */
  static final String FUNCTION_ID = "FUNCTION_ID";

  static final String API_URL = "API_URL";
  static final String MEDIA_BUCKET = "MEDIA_BUCKET";
  static final String USER_POOL_ID = "USER_POOL_ID";
  static final String CURSOR_SECRET_ID = "CURSOR_SECRET_ID";

  static final String EVENT_BUS_NAME = "EVENT_BUS_NAME";
  static final String FAILURE_BUCKET = "FAILURE_BUCKET";
  static final String DISTRIBUTION_ID = "DISTRIBUTION_ID";

  /** Set by Lambda. */
  private static final String AWS_REGION = "AWS_REGION";

  /** Set by Lambda. */
  private static final String FUNCTION_NAME = "AWS_LAMBDA_FUNCTION_NAME";

  private static final Pattern ID_PATTERN = Pattern.compile("[A-Za-z]{1,40}");
  private static final Pattern REGION_PATTERN = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
  private static final Pattern FUNCTION_NAME_PATTERN = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern TABLE_NAME_PATTERN = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
  private static final Pattern BUCKET_NAME_PATTERN =
      Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern USER_POOL_ID_PATTERN = Pattern.compile("[\\w-]+_[0-9A-Za-z]+");
  private static final Pattern SECRET_PATTERN = Pattern.compile("[A-Za-z0-9/_+=.@:-]{1,512}");
  private static final Pattern BUS_NAME_PATTERN = Pattern.compile("[A-Za-z0-9/_.-]{1,256}");
  private static final Pattern DISTRIBUTION_ID_PATTERN = Pattern.compile("[A-Z0-9]{5,32}");
  private static final Pattern URL_PATTERN = Pattern.compile("https?://[^/?#\\s]+(/[^/?#\\s]+)*");

  @Override
  public String of(TableDefinition table) {
    return readRequired(table.environmentVariable(), TABLE_NAME_PATTERN);
  }

  Region region() {
    return Region.of(readRequired(AWS_REGION, REGION_PATTERN));
  }

  String functionId() {
    return readRequired(FUNCTION_ID, ID_PATTERN);
  }

  /** The deployed name, which consists of the stage's prefix and the function id. */
  String functionName() {
    return readRequired(FUNCTION_NAME, FUNCTION_NAME_PATTERN);
  }

  String mediaBucket() {
    return readRequired(MEDIA_BUCKET, BUCKET_NAME_PATTERN);
  }

  String userPoolId() {
    return readRequired(USER_POOL_ID, USER_POOL_ID_PATTERN);
  }

  String cursorSecretId() {
    return readRequired(CURSOR_SECRET_ID, SECRET_PATTERN);
  }

  String eventBusName() {
    return readRequired(EVENT_BUS_NAME, BUS_NAME_PATTERN);
  }

  String failureBucket() {
    return readRequired(FAILURE_BUCKET, BUCKET_NAME_PATTERN);
  }

  String distributionId() {
    return readRequired(DISTRIBUTION_ID, DISTRIBUTION_ID_PATTERN);
  }

  URI apiUrl() {
    return URI.create(readRequired(API_URL, URL_PATTERN));
  }

  /**
   * The endpoint of a service, if {@code AWS_ENDPOINT_URL_<SERVICE>} overrides the default
   * endpoint.
   */
  Option<URI> endpointOverride(String service) {
    var key = "AWS_ENDPOINT_URL_" + service;
    return Option.when(
        variables.containsKey(key), () -> URI.create(readRequired(key, URL_PATTERN)));
  }

  String accessKeyId() {
    return readRequired("AWS_ACCESS_KEY_ID", SECRET_PATTERN);
  }

  String secretAccessKey() {
    return readRequired("AWS_SECRET_ACCESS_KEY", SECRET_PATTERN);
  }

  Option<String> sessionToken() {
    return Option.of(variables.get("AWS_SESSION_TOKEN"));
  }

  private String readRequired(String key, Pattern pattern) {
    var value = variables.get(key);
    if (value == null) {
      throw new IllegalStateException(key + " is missing from the function's environment");
    }
    if (!pattern.matcher(value).matches()) {
      throw new IllegalStateException(key + " is malformed in the function's environment");
    }
    return value;
  }
}
