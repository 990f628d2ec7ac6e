package dev.blogify.infrastructure.cdk.stage;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import software.constructs.IConstruct;

/** Suppressions of cdk-nag findings, each with the reason that an audit requires. */
public final class CdkNagSuppressions {
  private CdkNagSuppressions() {}

  public static void suppress(IConstruct construct, String rule, String reason) {
    suppress(construct, NagPackSuppression.builder().id(rule).reason(reason));
  }

  /**
   * Suppresses only findings that match, so that broader permissions are still reported.
   *
   * @param finding a JavaScript regular expression for the whole finding
   */
  public static void suppress(IConstruct construct, String rule, String finding, String reason) {
    var pattern = RegexAppliesTo.builder().regex("/^" + finding + "$/").build();
    suppress(
        construct,
        NagPackSuppression.builder().id(rule).reason(reason).appliesTo(List.of(pattern)));
  }

  private static void suppress(IConstruct construct, NagPackSuppression.Builder suppression) {
    NagSuppressions.addResourceSuppressions(construct, List.of(suppression.build()), true);
  }
}
