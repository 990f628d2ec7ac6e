import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a month costs, line by line, by the prices in docs/prices.tsv and by what is used. Prints
 * the tables of docs/costs.md.
 */
record Price(double price, double free) {
  double of(double used) {
    return Math.max(0, used - free) * price;
  }
}

/** What readers and writers do. Other numbers follow from these and from what the code does. */
record Month(double requests, double changes, double storedGb, double mediaGb, double mediaGets) {}

/** What a stage has on. */
record Profile(String name, boolean firewall, boolean tracing, int alarms) {}

/** Of one request, in seconds: warm, at 1,024 MB, with its calls. */
static final double REQUEST_SECONDS = 0.025;

/** A page of twenty summaries is 6 units, a post 0.5 to 25: as reads are mixed. */
static final double UNITS_READ = 4;

/** A transaction over post, revision, slug and feeds, each unit twice, and its indexes. */
static final double UNITS_WRITTEN = 40;

/** Audit entry with two indexes, tag counts, notifications. */
static final double UNITS_WRITTEN_BY_CONSUMERS = 8;

/** Of audit, notifications, tag counts and media, of which each event reaches some. */
static final double EVENTS_OF_A_CHANGE = 1.3;

static final double CONSUMERS_OF_AN_EVENT = 2;

/** Five pollers for each of four queues ask every 20 seconds, whether or not there is anything. */
static final double POLLS = 4 * 5 * 3 * 60 * 24 * 30 / 1e6;

static final double MINUTES = 60 * 24 * 30;

void main(String[] arguments) throws IOException {
  var prices = prices(Path.of(arguments[0]));
  var small = new Profile("small", false, false, 8);
  var prod = new Profile("prod", true, true, 180);
  var few = new Month(1e6, 20_000, 25, 20, 1e6);
  var many = new Month(100e6, 2e6, 250, 2_000, 100e6);
  print("1 M requests", few, prices, small, prod);
  print("100 M requests", many, prices, small, prod);
}

void print(String title, Month month, Map<String, Price> prices, Profile... profiles) {
  IO.println("\n| %s | %s |".formatted(title, String.join(" | ", names(profiles))));
  IO.println("|---|" + "---:|".repeat(profiles.length));
  var bills = java.util.stream.Stream.of(profiles).map(each -> bill(month, each, prices)).toList();
  for (var line : bills.getFirst().keySet()) {
    var cells = bills.stream().map(bill -> "%.2f".formatted(bill.get(line))).toList();
    IO.println("| %s | %s |".formatted(line, String.join(" | ", cells)));
  }
  var sums =
      bills.stream()
          .map(bill -> bill.values().stream().mapToDouble(each -> each).sum())
          .map("**%.2f**"::formatted)
          .toList();
  IO.println("| **all** | %s |".formatted(String.join(" | ", sums)));
}

String[] names(Profile... profiles) {
  return java.util.stream.Stream.of(profiles).map(Profile::name).toArray(String[]::new);
}

Map<String, Double> bill(Month month, Profile profile, Map<String, Price> prices) {
  var events = month.changes * EVENTS_OF_A_CHANGE;
  var invocations = month.requests + events * (1 + CONSUMERS_OF_AN_EVENT) + MINUTES;
  var seconds = month.requests * REQUEST_SECONDS + events * 0.1 + MINUTES * 0.1;
  var writes = month.changes * UNITS_WRITTEN + events * UNITS_WRITTEN_BY_CONSUMERS;
  var traces = profile.tracing ? Math.min(month.requests, month.requests * 0.05 + MINUTES * 60) : 0;
  var logs = (invocations * 1_000 + month.requests * 300) / 1e9;
  var bill = new LinkedHashMap<String, Double>();
  bill.put(
      "Lambda",
      prices.get("lambda.requests").of(invocations / 1e6)
          + prices.get("lambda.gigabyteSeconds").of(seconds / 1e6));
  bill.put("API Gateway", prices.get("api.requests").of(month.requests / 1e6));
  bill.put("DynamoDB: writes", prices.get("dynamodb.writes").of(writes / 1e6));
  bill.put(
      "DynamoDB: reads",
      prices.get("dynamodb.reads").of((month.requests * UNITS_READ + MINUTES * 3) / 1e6));
  bill.put("DynamoDB: storage", prices.get("dynamodb.storage").of(month.storedGb));
  bill.put("DynamoDB: point-in-time recovery", prices.get("dynamodb.recovery").of(month.storedGb));
  bill.put(
      "S3: media",
      prices.get("s3.storage").of(month.mediaGb)
          + prices.get("s3.gets").of(month.mediaGets / 1e3)
          + prices.get("s3.puts").of(month.changes * 2 / 1e3));
  bill.put(
      "EventBridge",
      prices.get("events.published").of(events / 1e6)
          + prices.get("events.archived").of(events * 1_500 / 1e9));
  bill.put("SQS", prices.get("sqs.requests").of(POLLS + events * CONSUMERS_OF_AN_EVENT * 3 / 1e6));
  bill.put("Cognito, 1,000 users", prices.get("cognito.users").of(1_000));
  bill.put("the key of cursors", prices.get("secrets").of(1));
  bill.put("the key of topics", prices.get("kms").of(1));
  bill.put(
      "CloudWatch: logs",
      prices.get("logs.ingested").of(logs) + prices.get("logs.stored").of(logs));
  bill.put("CloudWatch: alarms", prices.get("alarms").of(profile.alarms));
  bill.put("X-Ray", prices.get("xray.traces").of(traces / 1e6));
  bill.put(
      "CloudFront",
      prices.get("cdn.requests").of(month.requests / 1e6)
          + prices.get("cdn.transfer").of(month.requests * 8e3 / 1e9));
  bill.put(
      "WAF",
      profile.firewall
          ? prices.get("waf.acl").of(5 + 4) + prices.get("waf.requests").of(month.requests / 1e6)
          : 0);
  return bill;
}

Map<String, Price> prices(Path file) throws IOException {
  var prices = new LinkedHashMap<String, Price>();
  for (var line : Files.readAllLines(file)) {
    if (!line.startsWith("#")) {
      var cells = line.split("\t");
      prices.put(cells[0], new Price(Double.parseDouble(cells[2]), Double.parseDouble(cells[3])));
    }
  }
  return prices;
}
