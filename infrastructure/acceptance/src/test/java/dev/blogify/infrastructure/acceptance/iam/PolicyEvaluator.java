package dev.blogify.infrastructure.acceptance.iam;

import dev.blogify.infrastructure.acceptance.iam.PolicyStatement.Effect;
import io.vavr.collection.Seq;

/**
 * What IAM decides within one account (AWS: policy evaluation logic): what is denied anywhere is
 * denied, else what is allowed anywhere is allowed, else nothing is. There are no boundaries, no
 * policies of sessions, and none of an organization here.
 */
final class PolicyEvaluator {
  private PolicyEvaluator() {}

  /** AWS's own words. */
  enum Verdict {
    ALLOWED,
    EXPLICITLY_DENIED,
    IMPLICITLY_DENIED
  }

  /**
   * Decides.
   *
   * @param own the statements of who asks
   * @param resource those of what is asked for
   */
  static Verdict decide(
      IamRequest access, Seq<PolicyStatement> own, Seq<PolicyStatement> resource) {
    var matching =
        own.appendAll(resource.filter(statement -> statement.appliesTo(access.principal())))
            .filter(statement -> statement.matches(access))
            .map(PolicyStatement::effect);
    if (matching.contains(Effect.Deny)) {
      return Verdict.EXPLICITLY_DENIED;
    }
    return matching.contains(Effect.Allow) ? Verdict.ALLOWED : Verdict.IMPLICITLY_DENIED;
  }
}
