import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a month costs, line by line, by the prices in docs/prices.tsv and by what is used. Prints
 * the tables of docs/costs.md.
 */
record Price(double price, double free) {
  double of(double used) {
    return Math.max(0, used - free) * price;
  }
}

/**
 * What readers and writers do. Other numbers follow from these and from what the code does.
 *
 * @param requests of the API, besides those that lead to a medium
 * @param changes how many of the requests change something
 * @param mediaGets each of which is a request of the API, and then one of S3
 */
record Month(double requests, double changes, double storedGb, double mediaGb, double mediaGets) {
  /** How often the API is asked: also for the way to a medium, which the edge keeps for a day. */
  double asked() {
    return requests + mediaGets * ASKED_AGAIN;
  }
}

/** What a stage has on. */
record Profile(String name, boolean firewall, boolean tracing, int alarms, int logDays) {}

/** Of the fetches of a medium, those for which the edge asks the API or S3. */
static final double ASKED_AGAIN = 0.1;

/** Of one request: warm, at 1,024 MB, with its calls. No account has confirmed it. */
static final double REQUEST_SECONDS = 0.025;

/** One request in a hundred resumes a snapshot, of which half a second is billed. */
static final double RESUME_SECONDS = 0.5 / 100;

/** Of a message, a batch of changes or a tick. */
static final double OTHER_SECONDS = 0.1;

/** By tools/Units.java, of bodies of 8,000 bytes: half lists, half posts by their slug. */
static final double UNITS_READ = 2.8;

/** By tools/Units.java, of a change in the life of a post, and of what consumers do for it. */
static final double UNITS_WRITTEN = 36.1 + 5.1;

/** By tools/Units.java: three queries for what is due, of which there is nothing. */
static final double UNITS_OF_A_TICK = 1.5;

/** Of nine changes in the life of a post one is an upload, and one is told to everybody. */
static final double UPLOADED = 1 / 9.0;

static final double ANNOUNCED = 1 / 9.0;

/** Events of a change: one of each, and another once an upload is ready. */
static final double EVENTS_OF_A_CHANGE = 1 + UPLOADED;

/** Messages of a change: its events for the audit trail, and one in nine for each of three. */
static final double MESSAGES_OF_A_CHANGE = EVENTS_OF_A_CHANGE + 3 / 9.0;

/** Events of S3's for an upload: what comes, its copy, and that what came is deleted. */
static final double EVENTS_OF_S3 = 3;

/** Media that are deleted again, and the paths that the edge has to forget of each. */
static final double DELETED = UPLOADED / 10;

static final double PATHS = 3;

static final double MEDIUM_GB = 200e3 / 1e9;
static final double ANSWER_GB = 8e3 / 1e9;
static final double EVENT_GB = 1_500 / 1e9;

/** Our line of an invocation, and Lambda's three: START, END and REPORT. */
static final double LOGGED_GB = (674 + 261) / 1e9;

/** The API's line of a request. */
static final double ACCESS_GB = 259 / 1e9;

/** Five pollers for each of five queues ask every 20 seconds, whether or not there is anything. */
static final double POLLS = 5 * 5 * 3 * 60 * 24 * 30 / 1e6;

static final double MINUTES = 60 * 24 * 30;

/**
 * Of our own: three of all functions, four of the publisher, one of the sweep. A redrive tells
 * three more in the month that has one: redriven, undecodable, refused.
 */
static final int METRICS = 8;

/** On the dashboard; one with 50 is free. */
static final int SHOWN = 12;

/**
 * Metrics that alarms look at, as synthesized: few, or each function, queue and table by its name.
 */
static final int ALARMS_FEW = 12;

static final int ALARMS_ALL = 189;

final List<String> printed = new ArrayList<>();

/** With a document as second argument, fails if not all that is printed stands in it. */
void main(String[] arguments) throws IOException {
  var paris = prices(Path.of(arguments[0]), 2);
  var virginia = prices(Path.of(arguments[0]), 4);
  var small = new Profile("small", false, false, ALARMS_FEW, 14);
  var prod = new Profile("prod", true, true, ALARMS_ALL, 90);
  var few = new Month(1e6, 20e3, 25, 20, 1e6);
  var quiet = new Month(10e3, 200, 1, 1, 10e3);
  var many = new Month(100e6, 2e6, 250, 2_000, 100e6);
  print("1 M requests", few, paris, virginia, small, prod);
  print("10,000 requests", quiet, paris, virginia, small, prod);
  print("100 M requests", many, paris, virginia, small, prod);
  if (arguments.length > 1) {
    System.exit(stand(Files.readAllLines(Path.of(arguments[1]))) ? 0 : 1);
  }
}

void print(
    String title,
    Month month,
    Map<String, Price> paris,
    Map<String, Price> virginia,
    Profile... profiles) {
  var names = Stream.of(profiles).map(Profile::name).toList();
  IO.println();
  tell("| %s | %s |".formatted(title, String.join(" | ", names)));
  tell("|---|" + "---:|".repeat(profiles.length));
  var bills = Stream.of(profiles).map(each -> bill(month, each, paris)).toList();
  for (var line : bills.getFirst().keySet()) {
    var cells = bills.stream().map(bill -> "%.2f".formatted(bill.get(line))).toList();
    tell("| %s | %s |".formatted(line, String.join(" | ", cells)));
  }
  tell("| **all** | %s |".formatted(sums(month, paris, "**%.2f**", profiles)));
  tell("| all, in us-east-1 | %s |".formatted(sums(month, virginia, "%.2f", profiles)));
}

/** Whether all that was printed stands in a document, in this order. */
boolean stand(List<String> document) {
  var from = 0;
  for (var line : printed) {
    while (from < document.size() && !document.get(from).startsWith(line)) {
      from++;
    }
    if (from == document.size()) {
      System.err.println("Not in its place in the document: " + line);
      return false;
    }
  }
  return true;
}

void tell(String line) {
  IO.println(line);
  printed.add(line);
}

String sums(Month month, Map<String, Price> prices, String format, Profile... profiles) {
  return String.join(
      " | ",
      Stream.of(profiles)
          .map(each -> bill(month, each, prices).values().stream().mapToDouble(cost -> cost).sum())
          .map(format::formatted)
          .toList());
}

Map<String, Double> bill(Month month, Profile profile, Map<String, Price> prices) {
  var messages = month.changes * MESSAGES_OF_A_CHANGE;
  var events = month.changes * EVENTS_OF_A_CHANGE;
  var others = events + messages + MINUTES;
  var invocations = month.asked() + others;
  var seconds = month.asked() * (REQUEST_SECONDS + RESUME_SECONDS) + others * OTHER_SECONDS;
  var reads =
      month.requests * UNITS_READ + month.mediaGets * ASKED_AGAIN + MINUTES * UNITS_OF_A_TICK;
  var traces = profile.tracing ? Math.min(invocations, invocations * 0.05 + MINUTES * 60) : 0;
  var logs = invocations * LOGGED_GB + month.asked() * ACCESS_GB;
  var bill = new LinkedHashMap<String, Double>();
  bill.put(
      "Lambda",
      prices.get("lambda.requests").of(invocations / 1e6)
          + prices.get("lambda.gigabyteSeconds").of(seconds / 1e6));
  bill.put("API Gateway", prices.get("api.requests").of(month.requests / 1e6));
  bill.put(
      "API Gateway: the way to media",
      prices.get("api.requests").of(month.mediaGets * ASKED_AGAIN / 1e6));
  bill.put(
      "DynamoDB: writes", prices.get("dynamodb.writes").of(month.changes * UNITS_WRITTEN / 1e6));
  bill.put("DynamoDB: reads", prices.get("dynamodb.reads").of(reads / 1e6));
  bill.put("DynamoDB: storage", prices.get("dynamodb.storage").of(month.storedGb));
  bill.put("DynamoDB: point-in-time recovery", prices.get("dynamodb.recovery").of(month.storedGb));
  bill.put(
      "S3: media",
      prices.get("s3.storage").of(month.mediaGb)
          + prices.get("s3.gets").of(month.mediaGets * ASKED_AGAIN / 1e3)
          + prices.get("s3.puts").of(month.changes * UPLOADED * 2 / 1e3));
  bill.put(
      "EventBridge",
      prices.get("events.published").of((events + month.changes * UPLOADED * EVENTS_OF_S3) / 1e6)
          + prices.get("events.archived").of(events * EVENT_GB)
          + prices.get("events.ticks").of(MINUTES / 1e6));
  bill.put("SQS", prices.get("sqs.requests").of(POLLS + messages * 3 / 1e6));
  bill.put("SNS", prices.get("sns.requests").of(month.changes * ANNOUNCED / 1e6));
  bill.put("Cognito, 1,000 users", prices.get("cognito.users").of(1_000));
  bill.put("the key of cursors", prices.get("secrets").of(1));
  bill.put(
      "the key of topics, in its first year",
      prices.get("kms").of(1) + prices.get("kms.requests").of(month.changes * ANNOUNCED * 2 / 1e3));
  bill.put(
      "CloudWatch: logs",
      prices.get("logs.ingested").of(logs)
          + prices.get("logs.stored").of(logs * profile.logDays / 30));
  bill.put("CloudWatch: metrics of our own", prices.get("metrics").of(METRICS));
  bill.put("CloudWatch: alarms", prices.get("alarms").of(profile.alarms));
  bill.put("CloudWatch: dashboard", prices.get("dashboards").of(SHOWN <= 50 ? 0 : 1));
  bill.put("X-Ray", prices.get("xray.traces").of(traces / 1e6));
  bill.put(
      "CloudFront",
      prices.get("cdn.requests").of((month.requests + month.mediaGets) / 1e6)
          + prices
              .get("cdn.transfer")
              .of(month.requests * ANSWER_GB + month.mediaGets * MEDIUM_GB));
  bill.put(
      "CloudFront: what it must forget",
      prices.get("cdn.invalidations").of(month.changes * DELETED * PATHS));
  bill.put(
      "WAF",
      profile.firewall
          ? prices.get("waf.acl").of(1)
              + prices.get("waf.rules").of(4)
              + prices.get("waf.requests").of((month.requests + month.mediaGets) / 1e6)
          : 0);
  return bill;
}

Map<String, Price> prices(Path file, int column) throws IOException {
  var prices = new LinkedHashMap<String, Price>();
  for (var line : Files.readAllLines(file)) {
    if (!line.startsWith("#")) {
      var cells = line.split("\t");
      prices.put(
          cells[0], new Price(Double.parseDouble(cells[column]), Double.parseDouble(cells[3])));
    }
  }
  return prices;
}
