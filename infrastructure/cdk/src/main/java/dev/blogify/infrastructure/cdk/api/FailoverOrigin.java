package dev.blogify.infrastructure.cdk.api;

import dev.blogify.infrastructure.cdk.alarms.AlarmSpec;
import dev.blogify.infrastructure.cdk.stage.SecondRegion;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import java.util.List;
import java.util.Map;
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
import software.amazon.awscdk.services.route53.Failover;
import software.amazon.awscdk.services.route53.HealthCheck;
import software.amazon.awscdk.services.route53.HealthCheckType;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.constructs.Construct;

/** The domain name that Route 53 resolves to the API of a healthy Region, and its health check. */
public final class FailoverOrigin {
  /**
   * The minimum of three Regions that Route 53 allows, because each Region has several checkers and
   * each check is a request to the API.
   */
  private static final List<String> HEALTH_CHECK_REGIONS =
      List.of("us-east-1", "eu-west-1", "ap-southeast-1");

  private static final Duration HEALTH_CHECK_INTERVAL = Duration.seconds(30);
  private static final int FAILURE_THRESHOLD = 3;

  private final SecondRegion secondRegion;
  private final Failover failoverRole;
  private final HealthCheck healthCheck;

  /**
   * @param apiStage the stage of the API that the domain name is mapped to
   */
  FailoverOrigin(
      Construct scope,
      SecondRegion secondRegion,
      HttpApiGateway gateway,
      CfnStage apiStage,
      Failover failoverRole) {
    this.secondRegion = secondRegion;
    this.failoverRole = failoverRole;
    this.healthCheck = createHealthCheck(scope, gateway.defaultEndpointHost());
    CrossStackReferences.of(healthCheck).produce(ReferenceStrength.WEAK);
    createDomainRecord(scope, secondRegion.domain().hostedZone(scope), apiStage);
  }

  String domainName() {
    return secondRegion.originHost();
  }

  /** Both Regions have this alarm, because an unmonitored standby may fail when it is needed. */
  public AlarmSpec healthAlarm() {
    var dimensions = Map.of("HealthCheckId", healthCheckId());
    var healthStatus = AlarmSpec.metric("AWS/Route53", "HealthCheckStatus", "Minimum", dimensions);
    return AlarmSpec.onFirstOccurrence(
        roleLabel() + "-unhealthy",
        MathExpression.Builder.create()
            .expression("1 - healthy")
            .usingMetrics(Map.of("healthy", healthStatus))
            .label("unhealthy")
            .period(AlarmSpec.PERIOD)
            .build(),
        AlarmSpec.Runbook.LOSE_A_REGION);
  }

  private String roleLabel() {
    return switch (failoverRole) {
      case PRIMARY -> "primary";
      case SECONDARY -> "standby";
    };
  }

  /** Checks the default endpoint, because the shared domain name resolves to either API. */
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

  private void createDomainRecord(Construct scope, IHostedZone zone, CfnStage apiStage) {
    var customDomain =
        DomainName.Builder.create(scope, "Origin")
            .domainName(domainName())
            .securityPolicy(SecurityPolicy.TLS_1_2)
            .certificate(
                Certificate.Builder.create(scope, "OriginCertificate")
                    .domainName(domainName())
                    .validation(CertificateValidation.fromDns(zone))
                    .build())
            .build();
    CfnApiMapping.Builder.create(scope, "OriginMapping")
        .apiId(apiStage.getApiId())
        .domainName(customDomain.getName())
        .stage(apiStage.getRef())
        .build();
    CfnRecordSet.Builder.create(scope, "OriginAddress")
        .hostedZoneId(zone.getHostedZoneId())
        .name(domainName())
        .type("A")
        .aliasTarget(
            CfnRecordSet.AliasTargetProperty.builder()
                .dnsName(customDomain.getRegionalDomainName())
                .hostedZoneId(customDomain.getRegionalHostedZoneId())
                .evaluateTargetHealth(true)
                .build())
        .failover(failoverRole.name())
        .setIdentifier(roleLabel())
        .healthCheckId(healthCheckId())
        .build();
  }

  private String healthCheckId() {
    return StackDefaults.cfnResource(healthCheck, CfnHealthCheck.class).getRef();
  }
}
