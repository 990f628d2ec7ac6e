package dev.blogify.infrastructure.cdk.edge;

import dev.blogify.infrastructure.cdk.alarms.AlarmSpec;
import dev.blogify.infrastructure.cdk.alarms.AlarmTopic;
import dev.blogify.infrastructure.cdk.stage.CustomDomain;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import dev.blogify.infrastructure.cdk.stage.TopicKeys;
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
public final class GlobalStack extends Stack {
  private static final String REGION = "us-east-1";

  private final Option<CfnWebACL> webAcl;
  private final Option<Certificate> certificate;

  /**
   * @param watches of what CloudWatch knows there only
   */
  public GlobalStack(App app, Stage stage, Seq<AlarmSpec> watches) {
    super(
        app,
        "Global",
        StackDefaults.stackProps(stage, "global", "Firewall and certificate of the edge", REGION));
    webAcl = Option.when(stage.access().hasFirewall(), () -> Firewall.createWebAcl(this, stage));
    certificate = stage.access().domain().map(this::certificate);
    webAcl.forEach(GlobalStack::allowCrossRegionReferences);
    certificate.forEach(GlobalStack::allowCrossRegionReferences);
    if (!watches.isEmpty() && stage.operations().alarms() != Stage.AlarmCoverage.NONE) {
      stage.operations().notificationEmail().forEach(email -> addAlarms(stage, watches, email));
    }
  }

  /** Whether a stage has anything to lie there. */
  public static boolean isNeeded(Stage stage) {
    return stage.access().hasFirewall() || stage.access().domain().isDefined();
  }

  Option<String> webAclArn() {
    return webAcl.map(CfnWebACL::getAttrArn);
  }

  Option<Certificate> certificate() {
    return certificate;
  }

  private void addAlarms(Stage stage, Seq<AlarmSpec> watches, String email) {
    var key = TopicKeys.create(this, stage);
    watches.forEach(
        new AlarmTopic(this, stage, key, stage.resourcePrefix() + "-global", email)::addAlarm);
  }

  private static void allowCrossRegionReferences(Construct resource) {
    CrossStackReferences.of(resource).produce(ReferenceStrength.WEAK);
  }

  private Certificate certificate(CustomDomain domain) {
    return Certificate.Builder.create(this, "Certificate")
        .domainName(domain.name())
        .validation(CertificateValidation.fromDns(domain.hostedZone(this)))
        .build();
  }
}
