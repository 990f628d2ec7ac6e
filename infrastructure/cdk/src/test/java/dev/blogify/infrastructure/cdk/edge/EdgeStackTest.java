package dev.blogify.infrastructure.cdk.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.adapters.in.http.MediaEndpoints;
import dev.blogify.adapters.in.http.apigateway.CorsPolicy;
import dev.blogify.infrastructure.cdk.Synthesis;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** MED-6, and ADR 37. */
final class EdgeStackTest {
  private static final String DISTRIBUTION = "AWS::CloudFront::Distribution";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final class TemplateHolder {
    static final Template EDGE = Synthesis.prod().template("Edge");
  }

  @Test
  void forwardsApiRequestsUnchangedAndUncompressed() {
    hasDistributionConfig(
        "DefaultCacheBehavior",
        Map.of(
            "Compress", false,
            "ViewerProtocolPolicy", "https-only",
            "AllowedMethods",
                Match.arrayWith(java.util.List.of("GET", "PUT", "PATCH", "POST", "DELETE")),
            "OriginRequestPolicyId", Match.anyValue(),
            "ResponseHeadersPolicyId", Match.anyValue()));
  }

  @Test
  void marksApiRequestsWithAnOriginHeader() {
    hasDistributionConfig(
        "Origins",
        Match.arrayWith(
            java.util.List.of(
                Match.objectLike(
                    Map.of(
                        "OriginCustomHeaders",
                        java.util.List.of(
                            Map.of(
                                "HeaderName",
                                MediaEndpoints.EDGE_HEADER,
                                "HeaderValue",
                                "cloudfront")))))));
  }

  /** MED-6. */
  @Test
  void eventsInvalidateTheEdgeCache() {
    TemplateHolder.EDGE.hasResourceProperties(
        "AWS::Events::Rule",
        Map.of(
            "Name", "blogify-prod-invalidateEdge",
            "EventBusName",
                Match.objectLike(
                    Map.of(
                        "Fn::ImportValue", Match.stringLikeRegexp("^blogify-prod-events:.*Bus"))),
            "State", "ENABLED"));
    TemplateHolder.EDGE.hasResourceProperties(
        "AWS::Lambda::Function",
        Map.of(
            "FunctionName",
            "blogify-prod-invalidateEdge",
            "Environment",
            Map.of(
                "Variables",
                Map.of(
                    "DISTRIBUTION_ID",
                    Map.of("Ref", Match.stringLikeRegexp("^Edge[0-9A-F]{8}$"))))));
  }

  @Test
  void cachesApiResponsesOnlyByTheirHeadersAndPerCaller() {
    TemplateHolder.EDGE.hasResourceProperties(
        "AWS::CloudFront::CachePolicy",
        Map.of(
            "CachePolicyConfig",
            Match.objectLike(
                Map.of(
                    "MinTTL", 0,
                    "DefaultTTL", 0,
                    "ParametersInCacheKeyAndForwardedToOrigin",
                        Map.of(
                            "CookiesConfig", Map.of("CookieBehavior", "none"),
                            "EnableAcceptEncodingBrotli", false,
                            "EnableAcceptEncodingGzip", false,
                            "HeadersConfig",
                                Map.of(
                                    "HeaderBehavior",
                                    "whitelist",
                                    "Headers",
                                    java.util.List.of("Authorization", "Origin")),
                            "QueryStringsConfig", Map.of("QueryStringBehavior", "all"))))));
  }

  @Test
  void cachesNoErrors() {
    var errors =
        List.ofAll(
            Synthesis.prod()
                .resources(DISTRIBUTION)
                .single()
                .properties()
                .at("/DistributionConfig/CustomErrorResponses"));

    assertThat(errors)
        .hasSize(11)
        .allSatisfy(error ->
            assertThat(error.path("ErrorCachingMinTTL").asInt(-1)).as(error.toString()).isZero());
  }

  @Test
  void onlyCloudFrontMayReadMediaAndOnlyUnderAssets() {
    hasDistributionConfig(
        "CacheBehaviors",
        java.util.List.of(
            Match.objectLike(
                Map.of("PathPattern", "assets/*", "ViewerProtocolPolicy", "https-only"))));
    TemplateHolder.EDGE.hasResourceProperties(
        "AWS::CloudFront::OriginAccessControl",
        Map.of(
            "OriginAccessControlConfig",
            Match.objectLike(Map.of("SigningBehavior", "always", "SigningProtocol", "sigv4"))));
    Synthesis.prod()
        .template("Media")
        .hasResourceProperties(
            "AWS::S3::BucketPolicy",
            Map.of(
                "PolicyDocument",
                Map.of(
                    "Statement",
                    Match.arrayWith(
                        java.util.List.of(
                            Match.objectLike(
                                Map.of(
                                    "Effect",
                                    "Allow",
                                    "Principal",
                                    Map.of("Service", "cloudfront.amazonaws.com"),
                                    "Action",
                                    "s3:GetObject",
                                    "Resource",
                                    Map.of(
                                        "Fn::Join",
                                        java.util.List.of(
                                            "",
                                            Match.arrayWith(
                                                java.util.List.of("/assets/*")))))))))));
  }

  /** CloudFront would cache the CORS headers that S3 returns to one origin. */
  @Test
  void theEdgeSetsTheCorsHeadersOfMedia() {
    hasDistributionConfig(
        "CacheBehaviors",
        java.util.List.of(
            Match.objectLike(
                Map.of(
                    "AllowedMethods",
                    java.util.List.of("GET", "HEAD", "OPTIONS"),
                    "OriginRequestPolicyId",
                    Match.absent(),
                    "ResponseHeadersPolicyId",
                    Map.of("Ref", Match.stringLikeRegexp("^MediaHeaders"))))));
    assertThat(
            Synthesis.prod()
                .resources("AWS::CloudFront::ResponseHeadersPolicy")
                .filter(each -> each.id().startsWith("MediaHeaders"))
                .map(each -> each.properties().at("/ResponseHeadersPolicyConfig/CorsConfig"))
                .single())
        .isEqualTo(
            JSON.valueToTree(
                Map.of(
                    "AccessControlAllowCredentials", false,
                    "AccessControlAllowHeaders", items(CorsPolicy.MEDIA.allowedHeaders()),
                    "AccessControlAllowMethods", items(List.of("GET")),
                    "AccessControlAllowOrigins", items(List.of("https://www.example.org")),
                    "AccessControlExposeHeaders", items(CorsPolicy.MEDIA.exposedHeaders()),
                    "AccessControlMaxAgeSec", 600,
                    "OriginOverride", true)));
  }

  @Test
  void apiResponsesForbidFramingSniffingAndScripts() {
    TemplateHolder.EDGE.hasResourceProperties(
        "AWS::CloudFront::ResponseHeadersPolicy",
        Map.of(
            "ResponseHeadersPolicyConfig",
            Match.objectLike(
                Map.of(
                    "SecurityHeadersConfig",
                    Map.of(
                        "ContentSecurityPolicy", Match.objectLike(Map.of("Override", true)),
                        "ContentTypeOptions", Map.of("Override", true),
                        "FrameOptions", Map.of("FrameOption", "DENY", "Override", true),
                        "ReferrerPolicy", Match.anyValue(),
                        "StrictTransportSecurity",
                            Match.objectLike(
                                Map.of(
                                    "AccessControlMaxAgeSec",
                                    63_072_000,
                                    "IncludeSubdomains",
                                    true)))))));
  }

  @Test
  void mediaMayBeEmbeddedButNotSniffed() {
    TemplateHolder.EDGE.hasResourceProperties(
        "AWS::CloudFront::ResponseHeadersPolicy",
        Map.of(
            "ResponseHeadersPolicyConfig",
            Match.objectLike(
                Map.of(
                    "SecurityHeadersConfig",
                    Match.objectLike(
                        Map.of(
                            "ContentSecurityPolicy", Match.absent(),
                            "ContentTypeOptions", Map.of("Override", true),
                            "FrameOptions", Match.absent()))))));
  }

  @Test
  void attachesAWebAclIfTheStageEnablesTheFirewall() {
    hasDistributionConfig("WebACLId", Match.anyValue());
    assertThat(Synthesis.prod().resources("AWS::WAFv2::WebACL")).hasSize(1);
    assertThat(Synthesis.small().resources("AWS::WAFv2::WebACL")).isEmpty();
    assertThat(
            Synthesis.small()
                .resources(DISTRIBUTION)
                .single()
                .properties()
                .path("DistributionConfig")
                .has("WebACLId"))
        .isFalse();
  }

  /** Posts may describe attacks, and exceed 8 kB. */
  @Test
  void theFirewallLimitsRatesAndOnlyCountsBodyRules() {
    var rules =
        Synthesis.prod().resources("AWS::WAFv2::WebACL").single().properties().path("Rules");

    assertThat(List.ofAll(rules).map(rule -> rule.path("Name").asText()))
        .containsExactly(
            "Rate",
            "AWSManagedRulesAmazonIpReputationList",
            "AWSManagedRulesKnownBadInputsRuleSet",
            "AWSManagedRulesCommonRuleSet");
    assertThat(rules.at("/0/Statement/RateBasedStatement/Limit").asInt()).isEqualTo(2000);
    assertThat(
            List.ofAll(rules)
                .map(rule -> rule.at("/Statement/ManagedRuleGroupStatement"))
                .reject(JsonNode::isMissingNode)
                .toMap(group -> group.path("Name").asText(), EdgeStackTest::countedRules))
        .isEqualTo(
            HashMap.of(
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
                    "SizeRestrictions_BODY")));
  }

  /** The samples are the only record of readers' addresses. */
  @Test
  void theFirewallSamplesRequests() {
    var firewall = Synthesis.prod().resources("AWS::WAFv2::WebACL").single().properties();
    var visible =
        List.ofAll(firewall.path("Rules"))
            .prepend(firewall)
            .map(each -> each.path("VisibilityConfig"));

    assertThat(visible).hasSize(5);
    assertThat(visible)
        .allSatisfy(each ->
            assertThat(each.path("SampledRequestsEnabled").asBoolean())
                .as(each.path("MetricName").asText())
                .isTrue());
    assertThat(
            Synthesis.prod()
                .resources(DISTRIBUTION)
                .single()
                .properties()
                .path("DistributionConfig")
                .has("Logging"))
        .isFalse();
  }

  @Test
  void requiresTls12UnderACustomDomain() {
    Synthesis.complete()
        .template("Edge")
        .hasResourceProperties(
            DISTRIBUTION,
            Map.of(
                "DistributionConfig",
                Match.objectLike(
                    Map.of(
                        "Aliases", java.util.List.of("blog.example.org"),
                        "ViewerCertificate",
                            Match.objectLike(
                                Map.of(
                                    "MinimumProtocolVersion", "TLSv1.2_2021",
                                    "SslSupportMethod", "sni-only"))))));
    assertThat(Synthesis.complete().resources("AWS::Route53::RecordSet")).hasSize(2);
    assertThat(Synthesis.complete().resources("AWS::CertificateManager::Certificate")).hasSize(1);
    assertThat(Synthesis.complete().findings()).isEmpty();
  }

  @Test
  void functionsUseTheCustomDomainAsApiUrl() {
    assertThat(
            Synthesis.complete()
                .resources("AWS::Lambda::Function")
                .map(each -> each.properties().at("/Environment/Variables/API_URL"))
                .reject(url -> url.isMissingNode())
                .map(url -> url.asText())
                .distinct())
        .containsExactly("https://blog.example.org");
  }

  private static Seq<String> countedRules(JsonNode group) {
    return List.ofAll(group.path("RuleActionOverrides"))
        .filter(each -> each.path("ActionToUse").has("Count"))
        .map(each -> each.path("Name").asText());
  }

  private static Map<String, Object> items(Seq<String> items) {
    return Map.of("Items", items.asJava());
  }

  private static void hasDistributionConfig(String property, Object value) {
    TemplateHolder.EDGE.hasResourceProperties(
        DISTRIBUTION, Map.of("DistributionConfig", Match.objectLike(Map.of(property, value))));
  }
}
