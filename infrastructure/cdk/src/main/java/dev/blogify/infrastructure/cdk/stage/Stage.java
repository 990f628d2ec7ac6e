package dev.blogify.infrastructure.cdk.stage;

import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.regex.Pattern;

/**
 * A deployment as it is wished for; several may lie side by side in an account.
 *
 * @param region where all lies but what AWS has in us-east-1 only
 */
public record Stage(
    String name,
    String region,
    AccessSettings access,
    OperationsSettings operations,
    CapacitySettings capacity) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,11}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
  private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:\\d{1,5})?");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

  private static final Pattern HOST_NAME = Pattern.compile("([a-z0-9-]+\\.)+[a-z]{2,}");
  private static final Pattern ZONE = Pattern.compile("Z[A-Z0-9]{5,31}");
  private static final Set<String> DOMAIN_KEYS = HashSet.of("domain", "zone", "zoneId");

  private static final Set<String> KNOWN_KEYS =
      HashSet.of(
          "region",
          "frontEnds",
          "domain",
          "zone",
          "zoneId",
          "secondRegion",
          "firewall",
          "subscribers",
          "email",
          "alarms",
          "budget",
          "logDays",
          "tracing",
          "protection",
          "backups",
          "requestsPerSecond",
          "burst",
          "reserve");

  /**
   * Who comes in.
   *
   * @param frontEndOrigins origins whose pages may call, such as {@code https://www.example.org}
   * @param domain where the edge is, if not under a name of CloudFront's
   * @param hasFirewall whether AWS WAF stands before it, for some 10 dollars a month
   * @param subscriberAccounts accounts that may make rules of their own on the event bus
   * @param secondRegion what answers readers while the stage's own Region is lost
   */
  public record AccessSettings(
      Seq<String> frontEndOrigins,
      Option<CustomDomain> domain,
      boolean hasFirewall,
      Seq<String> subscriberAccounts,
      Option<SecondRegion> secondRegion) {}

  /**
   * How it is looked after.
   *
   * @param notificationEmail whom alarms and the budget tell
   * @param monthlyBudgetUsd in dollars a month, of which too much is told
   * @param isTracingEnabled whether X-Ray sees each function, at 5 dollars a million requests: the
   *     first of each second and a twentieth of the rest, which of a small blog's are nearly all
   * @param isDeletionProtected whether data outlive a mistaken deletion
   * @param hasBackups whether AWS Backup keeps copies of the tables, at 0.12 dollars a GB and month
   */
  public record OperationsSettings(
      Option<String> notificationEmail,
      AlarmCoverage alarms,
      int monthlyBudgetUsd,
      int logRetentionDays,
      boolean isTracingEnabled,
      boolean isDeletionProtected,
      boolean hasBackups) {}

  /** Each metric of one costs 0.10 dollars a month, but for the ten of an account that are free. */
  public enum AlarmCoverage {
    NONE,
    /**
     * One for all answers, one for each queue of dead letters, and what loses data: twelve, of one
     * metric each, and so two beyond the ten.
     */
    FEW,
    /** Each function, each queue and each table by its name. */
    ALL
  }

  /**
   * How much it takes.
   *
   * @param requestsPerSecond of all clients together
   * @param reservesConcurrency whether the publisher and consumers have concurrency of their own,
   *     for which the account's quota must be 1,000 rather than a new account's 10
   */
  public record CapacitySettings(
      int requestsPerSecond, int burstLimit, boolean reservesConcurrency) {}

  /** What all resources of the stage are called after. */
  public String resourcePrefix() {
    return "blogify-" + name;
  }

  /** Reads what is written down, and says all that is wrong with it. */
  public static Validation<Seq<SettingViolation>, Stage> parse(
      String name, Map<String, String> values) {
    var settings = new StageSettings(values);
    return Validation.combine(
            name(name),
            asSeq(settings.text("region", REGION, "must be a Region, such as eu-west-3")),
            access(settings),
            operations(settings),
            capacity(settings),
            rejectUnknownKeys(settings))
        .ap((stage, region, access, care, capacity, _) ->
            new Stage(stage, region, access, care, capacity))
        .mapError(all -> all.flatMap(each -> each));
  }

  private static Validation<Seq<SettingViolation>, String> name(String name) {
    return NAME.matcher(name).matches()
        ? Validation.valid(name)
        : violation("stage", "must be 2 to 12 small letters or digits");
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
        .ap((frontEnds, domain, firewall, subscribers, second) ->
            new AccessSettings(
                frontEnds,
                domain,
                firewall,
                subscribers,
                second.flatMap(region -> domain.map(of -> new SecondRegion(region, of)))))
        .mapError(all -> all.flatMap(each -> each));
  }

  private static Validation<SettingViolation, Option<String>> parseSecondRegion(
      StageSettings settings) {
    return settings
        .optional("secondRegion", REGION, "must be a Region, such as eu-central-1")
        .flatMap(region -> {
          if (region.isEmpty()) {
            return Validation.valid(region);
          }
          if (region.equals(settings.values().get("region").map(String::strip))) {
            return Validation.invalid(
                new SettingViolation("secondRegion", "must be another one than region"));
          }
          return settings.has("domain")
              ? Validation.valid(region)
              : Validation.invalid(
                  new SettingViolation(
                      "secondRegion", "needs a domain, whose names lead to either"));
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
      OperationsSettings care) {
    if (!LogRetention.BY_DAYS.containsKey(care.logRetentionDays())) {
      return violation("logDays", "must be one of " + LogRetention.BY_DAYS.keySet().mkString(", "));
    }
    return care.alarms() != AlarmCoverage.NONE && care.notificationEmail().isEmpty()
        ? violation("email", "is missing, and alarms would tell nobody")
        : Validation.valid(care);
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
    var unknown = settings.unknownKeys(KNOWN_KEYS);
    return unknown.isEmpty() ? Validation.valid(true) : Validation.invalid(unknown);
  }

  private static <T> Validation<Seq<SettingViolation>, T> violation(String key, String rule) {
    return Validation.invalid(List.of(new SettingViolation(key, rule)));
  }
}
