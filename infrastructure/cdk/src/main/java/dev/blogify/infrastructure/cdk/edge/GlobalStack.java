package dev.blogify.infrastructure.cdk.edge;

import dev.blogify.infrastructure.cdk.alarms.AlarmSpec;
import dev.blogify.infrastructure.cdk.alarms.AlarmTopic;
import dev.blogify.infrastructure.cdk.stage.CustomDomain;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CrossStackReferences;
import software.amazon.awscdk.ReferenceStrength;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/**
 * The resources that CloudFront accepts from us-east-1 only, and the alarms on Route 53, whose
 * metrics exist only there. The edge stack uses weak cross-Region references of CloudFormation to
 * them, because the older references of CDK deploy custom-resource functions.
 */
public final class GlobalStack extends Stack {
  private static final String REGION = "us-east-1";

  /** Requests per IP address within five minutes. */
  private static final int MAX_REQUESTS_PER_ADDRESS = 2_000;

  /**
   * The managed rule groups, each with the rules whose action is count instead of block, because
   * these rules match bodies with code, as in posts about programming, and bodies over 8 kB.
   */
  private static final Map<String, Seq<String>> MANAGED_RULE_GROUPS =
      LinkedHashMap.of(
          "AWSManagedRulesAmazonIpReputationList",
          List.empty(),
          "AWSManagedRulesKnownBadInputsRuleSet",
          List.of("JavaDeserializationRCE_BODY", "Log4JRCE_BODY"),
          "AWSManagedRulesCommonRuleSet",
          List.of(
              "CrossSiteScripting_BODY",
              "EC2MetaDataSSRF_BODY",
              "GenericLFI_BODY",
              "GenericRFI_BODY",
              "SizeRestrictions_BODY"));

  private final Option<CfnWebACL> webAcl;
  private final Option<Certificate> certificate;

  /**
   * @param alarms on metrics that exist only in us-east-1
   */
  public GlobalStack(App app, Stage stage, Seq<AlarmSpec> alarms) {
    super(
        app,
        "Global",
        StackDefaults.stackProps(stage, "global", "Web ACL and certificate of the edge", REGION));
    webAcl = Option.when(stage.access().hasFirewall(), () -> createWebAcl(stage));
    certificate = stage.domain().map(this::createCertificate);
    webAcl.forEach(GlobalStack::allowCrossRegionReferences);
    certificate.forEach(GlobalStack::allowCrossRegionReferences);
    if (!alarms.isEmpty() && stage.operations().alarms() != Stage.AlarmCoverage.NONE) {
      stage.operations().notificationEmail().forEach(email -> addAlarms(stage, alarms, email));
    }
  }

  /** Whether the stage has any resource in this stack. */
  public static boolean isNeeded(Stage stage) {
    return stage.access().hasFirewall() || stage.domain().isDefined();
  }

  Option<String> webAclArn() {
    return webAcl.map(CfnWebACL::getAttrArn);
  }

  Option<Certificate> certificate() {
    return certificate;
  }

  private void addAlarms(Stage stage, Seq<AlarmSpec> alarms, String email) {
    var key = StackDefaults.topicKey(this, stage);
    alarms.forEach(
        new AlarmTopic(this, stage, key, stage.resourcePrefix() + "-global", email)::addAlarm);
  }

  private static void allowCrossRegionReferences(Construct resource) {
    CrossStackReferences.of(resource).produce(ReferenceStrength.WEAK);
  }

  /** A web ACL of AWS WAF: managed rule groups, and a rate limit per IP address. */
  private CfnWebACL createWebAcl(Stage stage) {
    var rules =
        MANAGED_RULE_GROUPS
            .toList()
            .zipWithIndex((group, index) -> managedGroupRule(group._1(), group._2(), index + 1))
            .prepend(rateLimitRule());
    return CfnWebACL.Builder.create(this, "Firewall")
        .name(stage.resourcePrefix())
        .scope("CLOUDFRONT")
        .defaultAction(
            CfnWebACL.DefaultActionProperty.builder()
                .allow(CfnWebACL.AllowActionProperty.builder().build())
                .build())
        .rules(rules.asJava())
        .visibilityConfig(visibilityConfig(stage.resourcePrefix()))
        .build();
  }

  private static CfnWebACL.RuleProperty rateLimitRule() {
    var limit =
        CfnWebACL.RateBasedStatementProperty.builder()
            .aggregateKeyType("IP")
            .limit(MAX_REQUESTS_PER_ADDRESS)
            .evaluationWindowSec(300)
            .build();
    return CfnWebACL.RuleProperty.builder()
        .name("Rate")
        .priority(0)
        .statement(CfnWebACL.StatementProperty.builder().rateBasedStatement(limit).build())
        .action(
            CfnWebACL.RuleActionProperty.builder()
                .block(CfnWebACL.BlockActionProperty.builder().build())
                .build())
        .visibilityConfig(visibilityConfig("Rate"))
        .build();
  }

  private static CfnWebACL.RuleProperty managedGroupRule(
      String group, Seq<String> countOnlyRules, int priority) {
    var countAction =
        CfnWebACL.RuleActionProperty.builder()
            .count(CfnWebACL.CountActionProperty.builder().build())
            .build();
    var overrides =
        countOnlyRules.map(rule ->
            CfnWebACL.RuleActionOverrideProperty.builder()
                .name(rule)
                .actionToUse(countAction)
                .build());
    var statement =
        CfnWebACL.ManagedRuleGroupStatementProperty.builder()
            .vendorName("AWS")
            .name(group)
            .ruleActionOverrides(overrides.asJava())
            .build();
    return CfnWebACL.RuleProperty.builder()
        .name(group)
        .priority(priority)
        .statement(
            CfnWebACL.StatementProperty.builder().managedRuleGroupStatement(statement).build())
        .overrideAction(CfnWebACL.OverrideActionProperty.builder().none(java.util.Map.of()).build())
        .visibilityConfig(visibilityConfig(group))
        .build();
  }

  /**
   * Enables request sampling. The samples, which WAF keeps for three hours, are the only data that
   * contain a reader's IP address.
   */
  private static CfnWebACL.VisibilityConfigProperty visibilityConfig(String metric) {
    return CfnWebACL.VisibilityConfigProperty.builder()
        .metricName(metric)
        .cloudWatchMetricsEnabled(true)
        .sampledRequestsEnabled(true)
        .build();
  }

  private Certificate createCertificate(CustomDomain domain) {
    return Certificate.Builder.create(this, "Certificate")
        .domainName(domain.name())
        .validation(CertificateValidation.fromDns(domain.hostedZone(this)))
        .build();
  }
}
