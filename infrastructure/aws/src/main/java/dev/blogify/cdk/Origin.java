package dev.blogify.cdk;

import static dev.blogify.cdk.Runbook.LOSE_A_REGION;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.CrossStackReferences;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.ReferenceStrength;
import software.amazon.awscdk.services.apigatewayv2.CfnApiMapping;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.DomainName;
import software.amazon.awscdk.services.apigatewayv2.SecurityPolicy;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.route53.CfnHealthCheck;
import software.amazon.awscdk.services.route53.CfnRecordSet;
import software.amazon.awscdk.services.route53.CfnRecordSet.AliasTargetProperty;
import software.amazon.awscdk.services.route53.Failover;
import software.amazon.awscdk.services.route53.HealthCheck;
import software.amazon.awscdk.services.route53.HealthCheckType;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.constructs.Construct;

/** The name that leads to the API of either Region, where one of them answers to it. */
final class Origin {
  /** The fewest that Route 53 takes: each has several checkers, and each check is a request. */
  private static final List<String> ASKED_FROM =
      List.of("us-east-1", "eu-west-1", "ap-southeast-1");

  private static final Duration ASKED_EACH = Duration.seconds(30);
  private static final int FAILURES = 3;

  private final SecondRegion second;
  private final Failover role;
  private final HealthCheck health;

  /**
   * @param served the stage that the name leads to
   */
  Origin(Construct scope, SecondRegion second, Gateway gateway, CfnStage served, Failover role) {
    this.second = second;
    this.role = role;
    this.health = health(scope, gateway.host());
    CrossStackReferences.of(health).produce(ReferenceStrength.WEAK);
    var zone = second.domain().hostedZone(scope);
    address(scope, zone, served);
  }

  String name() {
    return second.origin();
  }

  /** Both are watched, as a standby that nobody looks at is none. */
  Watch watch() {
    var of = Map.of("HealthCheckId", healthId());
    var healthy = Watch.metric("AWS/Route53", "HealthCheckStatus", "Minimum", of);
    return Watch.any(
        label() + "-unhealthy",
        MathExpression.Builder.create()
            .expression("1 - healthy")
            .usingMetrics(Map.of("healthy", healthy))
            .label("unhealthy")
            .period(Watch.PERIOD)
            .build(),
        LOSE_A_REGION);
  }

  private String label() {
    return switch (role) {
      case PRIMARY -> "primary";
      case SECONDARY -> "standby";
    };
  }

  /** Asked under the API's own name, since the one that both have leads to either. */
  private static HealthCheck health(Construct scope, String host) {
    return HealthCheck.Builder.create(scope, "Health")
        .type(HealthCheckType.HTTPS)
        .fqdn(host)
        .port(443)
        .resourcePath("/health")
        .enableSni(true)
        .regions(ASKED_FROM)
        .requestInterval(ASKED_EACH)
        .failureThreshold(FAILURES)
        .build();
  }

  private void address(Construct scope, IHostedZone zone, CfnStage served) {
    var named =
        DomainName.Builder.create(scope, "Origin")
            .domainName(second.origin())
            .securityPolicy(SecurityPolicy.TLS_1_2)
            .certificate(
                Certificate.Builder.create(scope, "OriginCertificate")
                    .domainName(second.origin())
                    .validation(CertificateValidation.fromDns(zone))
                    .build())
            .build();
    CfnApiMapping.Builder.create(scope, "OriginMapping")
        .apiId(served.getApiId())
        .domainName(named.getName())
        .stage(served.getRef())
        .build();
    CfnRecordSet.Builder.create(scope, "OriginAddress")
        .hostedZoneId(zone.getHostedZoneId())
        .name(second.origin())
        .type("A")
        .aliasTarget(
            AliasTargetProperty.builder()
                .dnsName(named.getRegionalDomainName())
                .hostedZoneId(named.getRegionalHostedZoneId())
                .evaluateTargetHealth(true)
                .build())
        .failover(role.name())
        .setIdentifier(label())
        .healthCheckId(healthId())
        .build();
  }

  private String healthId() {
    return ((CfnHealthCheck) Objects.requireNonNull(health.getNode().getDefaultChild())).getRef();
  }
}
