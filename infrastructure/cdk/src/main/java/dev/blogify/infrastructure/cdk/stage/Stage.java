package dev.blogify.infrastructure.cdk.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * The settings of one deployment. An account can have several stages.
 *
 * @param region of all resources except those that AWS offers in us-east-1 only
 */
public record Stage(
    String name,
    String region,
    AccessSettings access,
    OperationsSettings operations,
    CapacitySettings capacity) {
  public static final String FILE_EXTENSION = ".properties";

  /** The retention periods that CloudWatch Logs supports, by days. */
  static final SortedMap<Integer, RetentionDays> LOG_RETENTION_DAYS =
      TreeMap.of(
          1, RetentionDays.ONE_DAY,
          3, RetentionDays.THREE_DAYS,
          7, RetentionDays.ONE_WEEK,
          14, RetentionDays.TWO_WEEKS,
          30, RetentionDays.ONE_MONTH,
          60, RetentionDays.TWO_MONTHS,
          90, RetentionDays.THREE_MONTHS,
          180, RetentionDays.SIX_MONTHS,
          365, RetentionDays.ONE_YEAR);

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,11}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
  private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:\\d{1,5})?");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern HOST_NAME = Pattern.compile("([a-z0-9-]+\\.)+[a-z]{2,}");
  private static final Pattern ZONE = Pattern.compile("Z[A-Z0-9]{5,31}");
  private static final Set<String> DOMAIN_KEYS = HashSet.of("domain", "zone", "zoneId");
  private static final Set<String> KNOWN_KEYS =
      DOMAIN_KEYS.addAll(
          List.of(
              ("region frontEnds secondRegion firewall subscribers email alarms budget logDays"
                      + " tracing protection backups requestsPerSecond burst reserve")
                  .split(" ")));

  /**
   * Clients, domain, Regions and firewall.
   *
   * @param frontEndOrigins origins whose pages may call the API: {@code https://www.example.org}
   * @param domain of the edge, instead of a name in CloudFront's domain
   * @param hasFirewall whether the edge has an AWS WAF web ACL, for about 10 dollars a month
   * @param subscriberAccounts accounts that may create rules on the event bus
   * @param secondRegion serves reads while the stage's own Region is unavailable
   */
  public record AccessSettings(
      Seq<String> frontEndOrigins,
      Option<CustomDomain> domain,
      boolean hasFirewall,
      Seq<String> subscriberAccounts,
      Option<SecondRegion> secondRegion) {}

  /**
   * Monitoring, costs and protection.
   *
   * @param notificationEmail receives alarms and budget notifications
   * @param monthlyBudgetUsd the costs per month, in dollars, that the budget reports
   * @param isTracingEnabled whether X-Ray samples the first request of each second and 5 % of the
   *     others, at 5 dollars per million traces; a small stage samples nearly all requests
   * @param isDeletionProtected whether data are retained when a stack is deleted
   * @param hasBackups whether AWS Backup copies the tables, at 0.12 dollars per GB and month
   */
  public record OperationsSettings(
      Option<String> notificationEmail,
      AlarmCoverage alarms,
      int monthlyBudgetUsd,
      int logRetentionDays,
      boolean isTracingEnabled,
      boolean isDeletionProtected,
      boolean hasBackups) {}

  /** An alarm costs 0.10 dollars per metric and month; ten metrics per account are free. */
  public enum AlarmCoverage {
    NONE,
    /**
     * The alarms on API errors, dead letters and data loss: twelve alarms on one metric each, two
     * of which are not free.
     */
    FEW,
    /** All alarms of {@code FEW}, and those on each function, queue and table. */
    ALL
  }

  /**
   * Throttling and concurrency.
   *
   * @param requestsPerSecond of all clients together
   * @param reservesConcurrency whether outbox relay and consumers have reserved concurrency, which
   *     requires an account quota of 1,000 instead of the 10 of a new account
   */
  public record CapacitySettings(
      int requestsPerSecond, int burstLimit, boolean reservesConcurrency) {}

  public Option<CustomDomain> domain() {
    return access.domain();
  }

  public Option<SecondRegion> secondRegion() {
    return access.secondRegion();
  }

  /** The prefix of the names of all resources. */
  public String resourcePrefix() {
    return "blogify-" + name;
  }

  /** An invalid setting and the rule that it violates. */
  public record Violation(String key, String rule) {
    @Override
    public String toString() {
      return key + " " + rule;
    }
  }

  /** Parses the file of a stage, whose name is the name of the stage. */
  public static Validation<Seq<Violation>, Stage> read(Path file) throws IOException {
    var name = file.getFileName().toString().replaceFirst("\\" + FILE_EXTENSION + "$", "");
    return parse(name, readSettings(file));
  }

  public static Map<String, String> readSettings(Path file) throws IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file, UTF_8)) {
      properties.load(reader);
    }
    return HashSet.ofAll(properties.stringPropertyNames())
        .toMap(key -> key, properties::getProperty);
  }

  /** Parses the settings of a stage, or returns all violations. */
  public static Validation<Seq<Violation>, Stage> parse(String name, Map<String, String> values) {
    var settings = new Settings(values);
    var nameRule = "must be 2 to 12 lower-case letters or digits";
    return Validation.combine(
            asSeq(check("stage", nameRule, name, NAME.matcher(name).matches())),
            asSeq(settings.text("region", REGION, "must be a Region, such as eu-west-3")),
            access(settings),
            operations(settings),
            capacity(settings),
            settings.rejectUnknownKeys())
        .ap((stage, region, access, operations, capacity, _) ->
            new Stage(stage, region, access, operations, capacity))
        .mapError(all -> all.flatMap(each -> each));
  }

  private static Validation<Seq<Violation>, AccessSettings> access(Settings settings) {
    return Validation.combine(
            asSeq(
                settings.list(
                    "frontEnds", ORIGIN, "must be origins, such as https://www.example.org")),
            domain(settings),
            asSeq(settings.flag("firewall")),
            asSeq(settings.list("subscribers", ACCOUNT, "must be account ids of 12 digits")),
            asSeq(secondRegion(settings)))
        .ap((frontEnds, domain, firewall, subscribers, secondRegion) ->
            new AccessSettings(
                frontEnds,
                domain,
                firewall,
                subscribers,
                secondRegion.flatMap(
                    region -> domain.map(customDomain -> new SecondRegion(region, customDomain)))))
        .mapError(all -> all.flatMap(each -> each));
  }

  private static Validation<Violation, Option<String>> secondRegion(Settings settings) {
    var key = "secondRegion";
    var primaryRegion = settings.values().get("region").map(String::strip);
    return settings
        .optional(key, REGION, "must be a Region, such as eu-central-1")
        .flatMap(region ->
            check(
                key,
                "must differ from region",
                region,
                region.isEmpty() || !region.equals(primaryRegion)))
        .flatMap(region ->
            check(
                key,
                "requires a domain for DNS failover",
                region,
                region.isEmpty() || settings.has("domain")));
  }

  private static Validation<Seq<Violation>, Option<CustomDomain>> domain(Settings settings) {
    if (!DOMAIN_KEYS.exists(settings::has)) {
      return Validation.valid(Option.none());
    }
    return Validation.combine(
            settings.text("domain", HOST_NAME, "must be a name, such as blog.example.org"),
            settings.text("zone", HOST_NAME, "must be the zone of the domain, such as example.org"),
            settings.text("zoneId", ZONE, "must be the id of the zone in Route 53"))
        .ap((name, zone, id) -> Option.some(new CustomDomain(name, zone, id)));
  }

  private static Validation<Seq<Violation>, OperationsSettings> operations(Settings settings) {
    return Validation.combine(
            settings.optional("email", EMAIL, "must be an e-mail address"),
            settings.enumValue("alarms", AlarmCoverage.values()),
            settings.number("budget", 1, 1_000_000),
            settings.number("logDays", 1, 365),
            settings.flag("tracing"),
            settings.flag("protection"),
            settings.flag("backups"))
        .ap(OperationsSettings::new)
        .flatMap(operations -> asSeq(checkConsistency(operations)));
  }

  private static Validation<Violation, OperationsSettings> checkConsistency(
      OperationsSettings operations) {
    return check(
            "logDays",
            "must be one of " + LOG_RETENTION_DAYS.keySet().mkString(", "),
            operations,
            LOG_RETENTION_DAYS.containsKey(operations.logRetentionDays()))
        .flatMap(each ->
            check(
                "email",
                "is missing, but alarms require a recipient",
                each,
                each.alarms() == AlarmCoverage.NONE || each.notificationEmail().isDefined()));
  }

  private static Validation<Seq<Violation>, CapacitySettings> capacity(Settings settings) {
    return Validation.combine(
            settings.number("requestsPerSecond", 1, 10_000),
            settings.number("burst", 1, 5_000),
            settings.flag("reserve"))
        .ap(CapacitySettings::new);
  }

  private static <T> Validation<Violation, T> check(
      String key, String rule, T value, boolean isValid) {
    return isValid ? Validation.valid(value) : Validation.invalid(new Violation(key, rule));
  }

  private static <T> Validation<Seq<Violation>, T> asSeq(Validation<Violation, T> validation) {
    return validation.mapError(List::of);
  }

  /** Parses the values of a stage file. Each violation names the key of its setting. */
  private record Settings(Map<String, String> values) {
    Validation<Violation, String> text(String key, Pattern pattern, String rule) {
      return requiredText(key)
          .flatMap(value -> check(key, rule, value, pattern.matcher(value).matches()));
    }

    Validation<Violation, Option<String>> optional(String key, Pattern pattern, String rule) {
      return has(key)
          ? text(key, pattern, rule).map(Option::some)
          : Validation.valid(Option.none());
    }

    /** Comma-separated items; an empty value is an empty list. */
    Validation<Violation, Seq<String>> list(String key, Pattern pattern, String rule) {
      return requiredText(key)
          .map(value -> List.of(value.split(",")).map(String::strip).reject(String::isEmpty))
          .flatMap(items ->
              check(key, rule, items, items.forAll(item -> pattern.matcher(item).matches())));
    }

    Validation<Violation, Integer> number(String key, int min, int max) {
      var rule = "must be a number from %d to %d".formatted(min, max);
      return text(key, Pattern.compile("\\d{1,9}"), rule)
          .map(Integer::valueOf)
          .flatMap(number -> check(key, rule, number, number >= min && number <= max));
    }

    Validation<Violation, Boolean> flag(String key) {
      return text(key, Pattern.compile("yes|no"), "must be yes or no").map("yes"::equals);
    }

    <E extends Enum<E>> Validation<Violation, E> enumValue(String key, E[] all) {
      var names = List.of(all).map(each -> each.name().toLowerCase(Locale.ROOT));
      var rule = "must be one of " + names.mkString(", ");
      return text(key, Pattern.compile(names.mkString("|")), rule)
          .map(name -> all[names.indexOf(name)]);
    }

    /** Detects misspelt keys. */
    Validation<Seq<Violation>, Boolean> rejectUnknownKeys() {
      var unknownKeys = values.keySet().removeAll(KNOWN_KEYS).toSortedSet().toList();
      return unknownKeys.isEmpty()
          ? Validation.valid(true)
          : Validation.invalid(unknownKeys.map(key -> new Violation(key, "is not a setting")));
    }

    boolean has(String key) {
      return values.get(key).exists(value -> !value.isBlank());
    }

    private Validation<Violation, String> requiredText(String key) {
      return values.get(key).map(String::strip).toValidation(new Violation(key, "is missing"));
    }
  }
}
