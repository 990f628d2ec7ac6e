package dev.blogify.cdk;

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
 * What CloudFront takes from us-east-1 only, and Route 53 tells there only. The edge reads it
 * across Regions as CloudFormation itself can; CDK's older way would deploy functions for it.
 */
final class GlobalStack extends Stack {
  private static final String REGION = "us-east-1";

  private final Option<CfnWebACL> firewall;
  private final Option<Certificate> certificate;

  /**
   * @param watches of what CloudWatch knows there only
   */
  GlobalStack(App app, Stage stage, Seq<Watch> watches) {
    super(
        app,
        "Global",
        Stacks.props(stage, "global", "Firewall and certificate of the edge", REGION));
    firewall = Option.when(stage.access().hasFirewall(), () -> Firewall.create(this, stage));
    certificate = stage.access().domain().map(this::certificate);
    firewall.forEach(GlobalStack::readAcrossRegions);
    certificate.forEach(GlobalStack::readAcrossRegions);
    if (!watches.isEmpty() && stage.care().alarms() != Stage.Alarms.NONE) {
      stage.care().email().forEach(email -> watch(stage, watches, email));
    }
  }

  /** Whether a stage has anything to lie there. */
  static boolean isNeeded(Stage stage) {
    return stage.access().hasFirewall() || stage.access().domain().isDefined();
  }

  Option<String> firewall() {
    return firewall.map(CfnWebACL::getAttrArn);
  }

  Option<Certificate> certificate() {
    return certificate;
  }

  private void watch(Stage stage, Seq<Watch> watches, String email) {
    var key = Keys.forTopics(this, stage);
    watches.forEach(new Bell(this, stage, key, stage.prefix() + "-global", email)::ringFor);
  }

  private static void readAcrossRegions(Construct resource) {
    CrossStackReferences.of(resource).produce(ReferenceStrength.WEAK);
  }

  private Certificate certificate(Domain domain) {
    return Certificate.Builder.create(this, "Certificate")
        .domainName(domain.name())
        .validation(CertificateValidation.fromDns(domain.hostedZone(this)))
        .build();
  }
}
