package dev.blogify.infrastructure.cdk.stage;

import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.constructs.Construct;

/**
 * A name of one's own, in a zone that Route 53 has already.
 *
 * @param hostedZoneId named because looking it up would take credentials
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
