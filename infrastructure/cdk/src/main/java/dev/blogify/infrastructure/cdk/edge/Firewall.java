package dev.blogify.infrastructure.cdk.edge;

import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AllowActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.BlockActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CountActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ManagedRuleGroupStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.OverrideActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionOverrideProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.VisibilityConfigProperty;
import software.constructs.Construct;

/** The AWS WAF web ACL of the edge: managed rule groups, and a rate limit per IP address. */
final class Firewall {
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

  private Firewall() {}

  static CfnWebACL createWebAcl(Construct scope, Stage stage) {
    var rules =
        MANAGED_RULE_GROUPS
            .toList()
            .zipWithIndex((group, index) -> managedGroupRule(group._1(), group._2(), index + 1))
            .prepend(rateLimitRule());
    return CfnWebACL.Builder.create(scope, "Firewall")
        .name(stage.resourcePrefix())
        .scope("CLOUDFRONT")
        .defaultAction(
            CfnWebACL.DefaultActionProperty.builder()
                .allow(AllowActionProperty.builder().build())
                .build())
        .rules(rules.asJava())
        .visibilityConfig(visibilityConfig(stage.resourcePrefix()))
        .build();
  }

  private static RuleProperty rateLimitRule() {
    var limit =
        RateBasedStatementProperty.builder()
            .aggregateKeyType("IP")
            .limit(MAX_REQUESTS_PER_ADDRESS)
            .evaluationWindowSec(300)
            .build();
    return RuleProperty.builder()
        .name("Rate")
        .priority(0)
        .statement(StatementProperty.builder().rateBasedStatement(limit).build())
        .action(RuleActionProperty.builder().block(BlockActionProperty.builder().build()).build())
        .visibilityConfig(visibilityConfig("Rate"))
        .build();
  }

  private static RuleProperty managedGroupRule(
      String group, Seq<String> countOnlyRules, int priority) {
    var countAction =
        RuleActionProperty.builder().count(CountActionProperty.builder().build()).build();
    var overrides =
        countOnlyRules.map(rule ->
            RuleActionOverrideProperty.builder().name(rule).actionToUse(countAction).build());
    var statement =
        ManagedRuleGroupStatementProperty.builder()
            .vendorName("AWS")
            .name(group)
            .ruleActionOverrides(overrides.asJava())
            .build();
    return RuleProperty.builder()
        .name(group)
        .priority(priority)
        .statement(StatementProperty.builder().managedRuleGroupStatement(statement).build())
        .overrideAction(OverrideActionProperty.builder().none(java.util.Map.of()).build())
        .visibilityConfig(visibilityConfig(group))
        .build();
  }

  /**
   * Enables request sampling. The samples, which WAF keeps for three hours, are the only data that
   * contain a reader's IP address.
   */
  private static VisibilityConfigProperty visibilityConfig(String metric) {
    return VisibilityConfigProperty.builder()
        .metricName(metric)
        .cloudWatchMetricsEnabled(true)
        .sampledRequestsEnabled(true)
        .build();
  }
}
