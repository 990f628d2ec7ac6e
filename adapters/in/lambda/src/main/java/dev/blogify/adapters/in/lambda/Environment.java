package dev.blogify.adapters.in.lambda;

import static dev.blogify.adapters.in.lambda.Environment.Variable.AWS_REGION;

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
  private static final String BUCKET_NAME = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";
  private static final String SECRET = "[A-Za-z0-9/_+=.@:-]{1,512}";
  private static final String URL = "https?://[^/?#\\s]+(/[^/?#\\s]+)*";

  private static final Pattern TABLE_NAME_PATTERN = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
  private static final Pattern URL_PATTERN = Pattern.compile(URL);

  /** A variable with a fixed name. */
  enum Variable {
    /** Holds the id of the function's operation, subscription or job, such as {@code getPost}. */
    FUNCTION_ID("[A-Za-z]{1,40}"),
    API_URL(URL),
    MEDIA_BUCKET(BUCKET_NAME),
    USER_POOL_ID("[\\w-]+_[0-9A-Za-z]+"),
    CURSOR_SECRET_ID(SECRET),
    EVENT_BUS_NAME("[A-Za-z0-9/_.-]{1,256}"),
    FAILURE_BUCKET(BUCKET_NAME),
    DISTRIBUTION_ID("[A-Z0-9]{5,32}"),

    /** Set by Lambda. */
    AWS_REGION("[a-z]{2}(-[a-z]+)+-\\d"),

    /** Set by Lambda: the deployed name, which consists of the stage's prefix and the id. */
    AWS_LAMBDA_FUNCTION_NAME("[A-Za-z0-9_-]{1,64}"),

    /** Set by Lambda, unless it uses SnapStart. */
    AWS_ACCESS_KEY_ID(SECRET),

    /** Set by Lambda, unless it uses SnapStart. */
    AWS_SECRET_ACCESS_KEY(SECRET);

    private final Pattern pattern;

    Variable(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }
  }

  /** The value of a required variable. */
  String get(Variable variable) {
    return readRequired(variable.name(), variable.pattern);
  }

  @Override
  public String of(TableDefinition table) {
    return readRequired(table.environmentVariable(), TABLE_NAME_PATTERN);
  }

  Region region() {
    return Region.of(get(AWS_REGION));
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
