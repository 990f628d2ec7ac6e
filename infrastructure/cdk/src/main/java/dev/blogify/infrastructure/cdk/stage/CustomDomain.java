package dev.blogify.infrastructure.cdk.stage;

import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.constructs.Construct;

/**
 * The domain name of a stage, in an existing hosted zone of Route 53.
 *
 * @param hostedZoneId id of the hosted zone, a setting because CDK requires credentials to look it
 *     up
 */
public record CustomDomain(String name, String zoneName, String hostedZoneId) {
  public String url() {
    return "https://" + name;
  }

  public IHostedZone hostedZone(Construct scope) {
    return HostedZone.fromHostedZoneAttributes(
        scope,
        "Zone",
        HostedZoneAttributes.builder().zoneName(zoneName).hostedZoneId(hostedZoneId).build());
  }
}
