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
 * The resources that CloudFront accepts from us-east-1 only, and the alarms on Route 53, whose
 * metrics exist only there. The edge stack uses weak cross-Region references of CloudFormation to
 * them, because the older references of CDK deploy custom-resource functions.
 */
public final class GlobalStack extends Stack {
  private static final String REGION = "us-east-1";

  private final Option<CfnWebACL> webAcl;
  private final Option<Certificate> certificate;

  /**
   * @param alarms on metrics that exist only in us-east-1
   */
  public GlobalStack(App app, Stage stage, Seq<AlarmSpec> alarms) {
    super(
        app,
        "Global",
        StackDefaults.stackProps(stage, "global", "Web ACL and certificate of the edge", REGION));
    webAcl = Option.when(stage.access().hasFirewall(), () -> Firewall.createWebAcl(this, stage));
    certificate = stage.domain().map(this::createCertificate);
    webAcl.forEach(GlobalStack::allowCrossRegionReferences);
    certificate.forEach(GlobalStack::allowCrossRegionReferences);
    if (!alarms.isEmpty() && stage.operations().alarms() != Stage.AlarmCoverage.NONE) {
      stage.operations().notificationEmail().forEach(email -> addAlarms(stage, alarms, email));
    }
  }

  /** Whether the stage has any resource in this stack. */
  public static boolean isNeeded(Stage stage) {
    return stage.access().hasFirewall() || stage.domain().isDefined();
  }

  Option<String> webAclArn() {
    return webAcl.map(CfnWebACL::getAttrArn);
  }

  Option<Certificate> certificate() {
    return certificate;
  }

  private void addAlarms(Stage stage, Seq<AlarmSpec> alarms, String email) {
    var key = TopicKeys.create(this, stage);
    alarms.forEach(
        new AlarmTopic(this, stage, key, stage.resourcePrefix() + "-global", email)::addAlarm);
  }

  private static void allowCrossRegionReferences(Construct resource) {
    CrossStackReferences.of(resource).produce(ReferenceStrength.WEAK);
  }

  private Certificate createCertificate(CustomDomain domain) {
    return Certificate.Builder.create(this, "Certificate")
        .domainName(domain.name())
        .validation(CertificateValidation.fromDns(domain.hostedZone(this)))
        .build();
  }
}
