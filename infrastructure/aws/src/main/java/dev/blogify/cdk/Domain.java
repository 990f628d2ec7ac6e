package dev.blogify.cdk;

import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.constructs.Construct;

/**
 * A name of one's own, in a zone that Route 53 has already.
 *
 * @param zoneId named because looking it up would take credentials
 */
public record Domain(String name, String zone, String zoneId) {
  String url() {
    return "https://" + name;
  }

  IHostedZone hostedZone(Construct scope) {
    return HostedZone.fromHostedZoneAttributes(
        scope, "Zone", HostedZoneAttributes.builder().zoneName(zone).hostedZoneId(zoneId).build());
  }
}
