package dev.blogify.infrastructure.cdk.stage;

import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import io.vavr.control.Validation;
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
   * @param reservesConcurrency whether publisher and consumers have reserved concurrency, which
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

  /** Parses the settings of a stage, or returns all violations. */
  public static Validation<Seq<SettingViolation>, Stage> parse(
      String name, Map<String, String> values) {
    var settings = new StageSettings(values);
    var nameValidation =
        NAME.matcher(name).matches()
            ? Validation.<Seq<SettingViolation>, String>valid(name)
            : Stage.<String>violation("stage", "must be 2 to 12 lower-case letters or digits");
    return Validation.combine(
            nameValidation,
            asSeq(settings.text("region", REGION, "must be a Region, such as eu-west-3")),
            access(settings),
            operations(settings),
            capacity(settings),
            rejectUnknownKeys(settings))
        .ap((stage, region, access, operations, capacity, _) ->
            new Stage(stage, region, access, operations, capacity))
        .mapError(all -> all.flatMap(each -> each));
  }

  private static Validation<Seq<SettingViolation>, AccessSettings> access(StageSettings settings) {
    return Validation.combine(
            asSeq(
                settings.list(
                    "frontEnds", ORIGIN, "must be origins, such as https://www.example.org")),
            parseDomain(settings),
            asSeq(settings.flag("firewall")),
            asSeq(settings.list("subscribers", ACCOUNT, "must be account ids of 12 digits")),
            asSeq(parseSecondRegion(settings)))
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

  private static Validation<SettingViolation, Option<String>> parseSecondRegion(
      StageSettings settings) {
    var key = "secondRegion";
    return settings
        .optional(key, REGION, "must be a Region, such as eu-central-1")
        .flatMap(region -> {
          if (region.isEmpty()) {
            return Validation.valid(region);
          }
          if (region.equals(settings.values().get("region").map(String::strip))) {
            return Validation.invalid(new SettingViolation(key, "must differ from region"));
          }
          return settings.has("domain")
              ? Validation.valid(region)
              : Validation.invalid(new SettingViolation(key, "requires a domain for DNS failover"));
        });
  }

  private static Validation<Seq<SettingViolation>, Option<CustomDomain>> parseDomain(
      StageSettings settings) {
    if (!DOMAIN_KEYS.exists(settings::has)) {
      return Validation.valid(Option.none());
    }
    return Validation.combine(
            settings.text("domain", HOST_NAME, "must be a name, such as blog.example.org"),
            settings.text("zone", HOST_NAME, "must be the zone of the domain, such as example.org"),
            settings.text("zoneId", ZONE, "must be the id of the zone in Route 53"))
        .ap((name, zone, id) -> Option.some(new CustomDomain(name, zone, id)));
  }

  private static <T> Validation<Seq<SettingViolation>, T> asSeq(
      Validation<SettingViolation, T> validation) {
    return validation.mapError(List::of);
  }

  private static Validation<Seq<SettingViolation>, OperationsSettings> operations(
      StageSettings settings) {
    return Validation.combine(
            settings.optional("email", EMAIL, "must be an e-mail address"),
            settings.enumValue("alarms", AlarmCoverage.values()),
            settings.number("budget", 1, 1_000_000),
            settings.number("logDays", 1, 365),
            settings.flag("tracing"),
            settings.flag("protection"),
            settings.flag("backups"))
        .ap(OperationsSettings::new)
        .flatMap(Stage::checkConsistency);
  }

  private static Validation<Seq<SettingViolation>, OperationsSettings> checkConsistency(
      OperationsSettings operations) {
    var retention = LOG_RETENTION_DAYS;
    if (!retention.containsKey(operations.logRetentionDays())) {
      return violation("logDays", "must be one of " + retention.keySet().mkString(", "));
    }
    return operations.alarms() != AlarmCoverage.NONE && operations.notificationEmail().isEmpty()
        ? violation("email", "is missing, but alarms require a recipient")
        : Validation.valid(operations);
  }

  private static Validation<Seq<SettingViolation>, CapacitySettings> capacity(
      StageSettings settings) {
    return Validation.combine(
            settings.number("requestsPerSecond", 1, 10_000),
            settings.number("burst", 1, 5_000),
            settings.flag("reserve"))
        .ap(CapacitySettings::new);
  }

  private static Validation<Seq<SettingViolation>, Boolean> rejectUnknownKeys(
      StageSettings settings) {
    var violations = settings.unknownKeys(KNOWN_KEYS);
    return violations.isEmpty() ? Validation.valid(true) : Validation.invalid(violations);
  }

  private static <T> Validation<Seq<SettingViolation>, T> violation(String key, String rule) {
    return Validation.invalid(List.of(new SettingViolation(key, rule)));
  }
}
