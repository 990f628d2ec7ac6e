import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A list price in dollars per unit, and the free units per month. */
record Price(double price, double free) {}

/** The monthly usage. A media download is one request to CloudFront, and 10 % miss the cache. */
record Usage(double requests, double changes, double storedGb, double mediaGb, double downloads) {}

/** The settings of a stage that affect costs. */
record Profile(String name, boolean firewall, boolean tracing, int alarmMetrics, int logDays) {}

/** The DynamoDB request units of one invocation of a function. */
record Units(String function, double read, double written) {}

static final double CACHE_MISS_RATE = 0.1;

/** Estimate for a warm request with 1,024 MB of memory. */
static final double REQUEST_SECONDS = 0.025;

/** Estimate: 1 % of the requests restore a snapshot, which is billed with half a second. */
static final double RESTORE_SECONDS = 0.5 / 100;

/** Estimate for a message, a batch of changes or a scheduled run. */
static final double ASYNC_SECONDS = 0.1;

static final double MINUTES = 60 * 24 * 30;

/** Sizes in kB with a body of 8,000 bytes and three tags. A write unit is 1 kB. */
static final int POST = 10, SUMMARY = 1, REVISION = 9, TAGS = 3;

/** A write counts twice in a transaction and once in an index. */
static final int SAVE_POST = 2 * POST + 2 * SUMMARY, SAVE_REVISION = 2 * REVISION + 1;

/** Reads as measured with recorded invocations of a page of 20, in November 2026. */
static final List<Units> UNITS =
    List.of(
        new Units("createPost", 1, SAVE_POST + 2 + SAVE_REVISION),
        new Units("editPost", 4, SAVE_POST + SAVE_REVISION),
        new Units("publishPost", 3, SAVE_POST + 2 * (2 + TAGS) * SUMMARY),
        new Units("trashPost", 3, SAVE_POST + 1),
        new Units("requestUpload", 0, 2 + 2),
        new Units("confirmMedia", 1, 2 + 2),
        new Units("recordAudit", 0, 1 + 2),
        new Units("countTags", 1, 2 * (1 + TAGS)),
        new Units("notifyOwner", 0, 2 + 2),
        new Units("listPosts", 1.5, 0),
        new Units("getPost", 3, 0),
        new Units("getPostBySlug", 4, 0),
        new Units("getMediaContent", 1, 0),
        new Units("getMe", 1, 0));

/** The three index queries of a scheduled run without due items. */
static final double READ_UNITS_PER_RUN = 1.5;

/** The nine changes in the life of a post, and the invocations of consumers that they cause. */
static final Map<String, Integer> LIFE =
    Map.of("createPost", 1, "editPost", 6, "publishPost", 1, "requestUpload", 1);

static final Map<String, Integer> CONSUMERS =
    Map.of("recordAudit", 10, "countTags", 1, "notifyOwner", 1, "confirmMedia", 1);

static final double CHANGES_PER_POST = 9;
static final double UPLOADS = 1 / CHANGES_PER_POST, ANNOUNCEMENTS = 1 / CHANGES_PER_POST;

/** Per change. An upload has a second event when it is ready. */
static final double EVENTS = 1 + UPLOADS, MESSAGES = EVENTS + 3 / CHANGES_PER_POST;

/** The events of S3 for an upload: creation, copy and deletion. */
static final double S3_EVENTS = 3;

/** One upload in ten is deleted, which invalidates three paths. */
static final double INVALIDATED_PATHS = UPLOADS / 10 * 3;

static final double MEDIA_GB = 200e3 / 1e9, RESPONSE_GB = 8e3 / 1e9, EVENT_GB = 1_500 / 1e9;

/** The log lines of an invocation (Blogify's one and Lambda's three), and of the API. */
static final double LOG_GB = (674 + 261) / 1e9, ACCESS_LOG_GB = 259 / 1e9;

/** Five pollers per queue send a request each 20 seconds, for five queues, in millions. */
static final double POLLS = 5 * 5 * 3 * MINUTES / 1e6;

/** Three of all functions, four of the outbox relay, one of the scheduled job. */
static final int CUSTOM_METRICS = 8;

/** The metrics of all alarms in the templates, by {@code alarms = few} and {@code all}. */
static final int FEW_ALARM_METRICS = 12, ALL_ALARM_METRICS = 189;

final List<String> printed = new ArrayList<>();

/**
 * Prints the tables of docs/costs.md. Arguments: the price table, and optionally a document; fails
 * if the document does not contain each printed line in order.
 */
void main(String[] arguments) throws IOException {
  var paris = prices(Path.of(arguments[0]), 2);
  var virginia = prices(Path.of(arguments[0]), 4);
  print("1 M requests", new Usage(1e6, 20e3, 25, 20, 1e6), paris, virginia);
  print("10,000 requests", new Usage(10e3, 200, 1, 1, 10e3), paris, virginia);
  print("100 M requests", new Usage(100e6, 2e6, 250, 2_000, 100e6), paris, virginia);
  print("| Function | read units | write units |", "|---|---:|---:|");
  for (var each : UNITS) {
    print("| `%s` | %.1f | %.0f |".formatted(each.function, each.read, each.written));
  }
  if (arguments.length > 1) {
    System.exit(isInOrder(Files.readAllLines(Path.of(arguments[1]))) ? 0 : 1);
  }
}

void print(String title, Usage usage, Map<String, Price> paris, Map<String, Price> virginia) {
  var profiles =
      List.of(
          new Profile("small", false, false, FEW_ALARM_METRICS, 14),
          new Profile("prod", true, true, ALL_ALARM_METRICS, 90));
  print("| %s | small | prod |".formatted(title), "|---|---:|---:|");
  var bills = profiles.stream().map(each -> bill(usage, each, paris)).toList();
  for (var line : bills.getFirst().keySet()) {
    print(row(line, "%.2f", bills.stream().map(bill -> bill.get(line))));
  }
  print(row("**total**", "**%.2f**", bills.stream().map(this::total)));
  print(
      row(
          "total in us-east-1",
          "%.2f",
          profiles.stream().map(each -> total(bill(usage, each, virginia)))));
}

String row(String label, String format, Stream<Double> costs) {
  return costs
      .map(format::formatted)
      .collect(Collectors.joining(" | ", "| " + label + " | ", " |"));
}

double total(Map<String, Double> bill) {
  return bill.values().stream().mapToDouble(cost -> cost).sum();
}

void print(String... lines) {
  for (var line : lines) {
    IO.println(line);
    printed.add(line);
  }
}

/** A document may add columns to a line, and other lines between them. */
boolean isInOrder(List<String> document) {
  var index = 0;
  for (var line : printed) {
    var start = line.substring(0, line.lastIndexOf('|'));
    while (index < document.size() && !document.get(index).startsWith(start)) {
      index++;
    }
    if (index == document.size()) {
      System.err.println("The document lacks this line, or has it in another order: " + line);
      return false;
    }
  }
  return true;
}

Units units(String function) {
  return UNITS.stream().filter(each -> each.function.equals(function)).findFirst().orElseThrow();
}

/** The average per change of a post, to one decimal. */
double writeUnits(Map<String, Integer> invocations) {
  var sum =
      invocations.entrySet().stream()
          .mapToDouble(each -> units(each.getKey()).written * each.getValue())
          .sum();
  return Math.round(sum / CHANGES_PER_POST * 10) / 10.0;
}

Map<String, Double> bill(Usage usage, Profile profile, Map<String, Price> prices) {
  var cacheMisses = usage.downloads * CACHE_MISS_RATE;
  var apiRequests = usage.requests + cacheMisses;
  var edgeRequests = usage.requests + usage.downloads;
  var events = usage.changes * EVENTS;
  var messages = usage.changes * MESSAGES;
  var asyncInvocations = events + messages + MINUTES;
  var invocations = apiRequests + asyncInvocations;
  var seconds =
      apiRequests * (REQUEST_SECONDS + RESTORE_SECONDS) + asyncInvocations * ASYNC_SECONDS;
  // Half of the requests are lists, half are posts by slug.
  var unitsPerRequest =
      Math.round((units("listPosts").read + units("getPostBySlug").read) * 5) / 10.0;
  var reads = usage.requests * unitsPerRequest + cacheMisses + MINUTES * READ_UNITS_PER_RUN;
  var writes = usage.changes * (writeUnits(LIFE) + writeUnits(CONSUMERS));
  var announcements = usage.changes * ANNOUNCEMENTS;
  var traces = profile.tracing ? Math.min(invocations, invocations * 0.05 + MINUTES * 60) : 0;
  var logs = invocations * LOG_GB + apiRequests * ACCESS_LOG_GB;
  var transfer = usage.requests * RESPONSE_GB + usage.downloads * MEDIA_GB;
  var bill = new LinkedHashMap<String, Double>();
  var cost =
      new Object() {
        void add(String line, String item, double used) {
          var price = prices.get(item);
          bill.merge(line, Math.max(0, used - price.free) * price.price, Double::sum);
        }
      };
  cost.add("Lambda", "lambda.requests", invocations / 1e6);
  cost.add("Lambda", "lambda.gigabyteSeconds", seconds / 1e6);
  cost.add("API Gateway", "api.requests", usage.requests / 1e6);
  cost.add("API Gateway: media redirects", "api.requests", cacheMisses / 1e6);
  cost.add("DynamoDB: writes", "dynamodb.writes", writes / 1e6);
  cost.add("DynamoDB: reads", "dynamodb.reads", reads / 1e6);
  cost.add("DynamoDB: storage", "dynamodb.storage", usage.storedGb);
  cost.add("DynamoDB: point-in-time recovery", "dynamodb.recovery", usage.storedGb);
  cost.add("S3: media", "s3.storage", usage.mediaGb);
  cost.add("S3: media", "s3.gets", cacheMisses / 1e3);
  cost.add("S3: media", "s3.puts", usage.changes * UPLOADS * 2 / 1e3);
  cost.add("EventBridge", "events.published", (events + usage.changes * UPLOADS * S3_EVENTS) / 1e6);
  cost.add("EventBridge", "events.archived", events * EVENT_GB);
  cost.add("EventBridge", "events.ticks", MINUTES / 1e6);
  cost.add("SQS", "sqs.requests", POLLS + messages * 3 / 1e6);
  cost.add("SNS", "sns.requests", announcements / 1e6);
  cost.add("Cognito, 1,000 users", "cognito.users", 1_000);
  cost.add("Secrets Manager: cursor key", "secrets", 1);
  cost.add("KMS: topic key, first year", "kms", 1);
  cost.add("KMS: topic key, first year", "kms.requests", announcements * 2 / 1e3);
  cost.add("CloudWatch: logs", "logs.ingested", logs);
  cost.add("CloudWatch: logs", "logs.stored", logs * profile.logDays / 30);
  cost.add("CloudWatch: custom metrics", "metrics", CUSTOM_METRICS);
  cost.add("CloudWatch: alarms", "alarms", profile.alarmMetrics);
  cost.add("X-Ray", "xray.traces", traces / 1e6);
  cost.add("CloudFront", "cdn.requests", edgeRequests / 1e6);
  cost.add("CloudFront", "cdn.transfer", transfer);
  cost.add("CloudFront: invalidations", "cdn.invalidations", usage.changes * INVALIDATED_PATHS);
  cost.add("WAF", "waf.acl", profile.firewall ? 1 : 0);
  cost.add("WAF", "waf.rules", profile.firewall ? 4 : 0);
  cost.add("WAF", "waf.requests", profile.firewall ? edgeRequests / 1e6 : 0);
  return bill;
}

Map<String, Price> prices(Path file, int column) throws IOException {
  return Files.readAllLines(file).stream()
      .filter(line -> !line.startsWith("#"))
      .map(line -> line.split("\t"))
      .collect(
          Collectors.toMap(
              cells -> cells[0],
              cells -> new Price(Double.parseDouble(cells[column]), Double.parseDouble(cells[3]))));
}
