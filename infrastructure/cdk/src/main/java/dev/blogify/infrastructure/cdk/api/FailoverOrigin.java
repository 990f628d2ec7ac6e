package dev.blogify.infrastructure.cdk.api;

import static dev.blogify.infrastructure.cdk.alarms.Runbook.LOSE_A_REGION;

import dev.blogify.infrastructure.cdk.alarms.AlarmSpec;
import dev.blogify.infrastructure.cdk.stage.SecondRegion;
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
public final class FailoverOrigin {
  /** The fewest that Route 53 takes: each has several checkers, and each check is a request. */
  private static final List<String> HEALTH_CHECK_REGIONS =
      List.of("us-east-1", "eu-west-1", "ap-southeast-1");

  private static final Duration HEALTH_CHECK_INTERVAL = Duration.seconds(30);
  private static final int FAILURE_THRESHOLD = 3;

  private final SecondRegion secondRegion;
  private final Failover failoverRole;
  private final HealthCheck healthCheck;

  /**
   * @param served the stage that the name leads to
   */
  FailoverOrigin(
      Construct scope,
      SecondRegion second,
      HttpApiGateway gateway,
      CfnStage served,
      Failover role) {
    this.secondRegion = second;
    this.failoverRole = role;
    this.healthCheck = createHealthCheck(scope, gateway.defaultEndpointHost());
    CrossStackReferences.of(healthCheck).produce(ReferenceStrength.WEAK);
    var zone = second.domain().hostedZone(scope);
    createDomainRecord(scope, zone, served);
  }

  String domainName() {
    return secondRegion.originHost();
  }

  /** Both are watched, as a standby that nobody looks at is none. */
  public AlarmSpec healthAlarm() {
    var of = Map.of("HealthCheckId", healthCheckId());
    var healthy = AlarmSpec.metric("AWS/Route53", "HealthCheckStatus", "Minimum", of);
    return AlarmSpec.onFirstOccurrence(
        roleLabel() + "-unhealthy",
        MathExpression.Builder.create()
            .expression("1 - healthy")
            .usingMetrics(Map.of("healthy", healthy))
            .label("unhealthy")
            .period(AlarmSpec.PERIOD)
            .build(),
        LOSE_A_REGION);
  }

  private String roleLabel() {
    return switch (failoverRole) {
      case PRIMARY -> "primary";
      case SECONDARY -> "standby";
    };
  }

  /** Asked under the API's own name, since the one that both have leads to either. */
  private static HealthCheck createHealthCheck(Construct scope, String host) {
    return HealthCheck.Builder.create(scope, "Health")
        .type(HealthCheckType.HTTPS)
        .fqdn(host)
        .port(443)
        .resourcePath("/health")
        .enableSni(true)
        .regions(HEALTH_CHECK_REGIONS)
        .requestInterval(HEALTH_CHECK_INTERVAL)
        .failureThreshold(FAILURE_THRESHOLD)
        .build();
  }

  private void createDomainRecord(Construct scope, IHostedZone zone, CfnStage served) {
    var named =
        DomainName.Builder.create(scope, "Origin")
            .domainName(secondRegion.originHost())
            .securityPolicy(SecurityPolicy.TLS_1_2)
            .certificate(
                Certificate.Builder.create(scope, "OriginCertificate")
                    .domainName(secondRegion.originHost())
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
        .name(secondRegion.originHost())
        .type("A")
        .aliasTarget(
            AliasTargetProperty.builder()
                .dnsName(named.getRegionalDomainName())
                .hostedZoneId(named.getRegionalHostedZoneId())
                .evaluateTargetHealth(true)
                .build())
        .failover(failoverRole.name())
        .setIdentifier(roleLabel())
        .healthCheckId(healthCheckId())
        .build();
  }

  private String healthCheckId() {
    return ((CfnHealthCheck) Objects.requireNonNull(healthCheck.getNode().getDefaultChild()))
        .getRef();
  }
}
