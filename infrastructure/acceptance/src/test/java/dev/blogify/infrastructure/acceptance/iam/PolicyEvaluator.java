package dev.blogify.infrastructure.acceptance.iam;

import dev.blogify.infrastructure.acceptance.iam.PolicyStatement.Effect;
import io.vavr.collection.Seq;

/**
 * IAM's decision within one account (AWS: policy evaluation logic). An explicit deny overrides an
 * allow, and the default is an implicit deny. Permissions boundaries, session policies and
 * organization policies are not supported.
 */
final class PolicyEvaluator {
  private PolicyEvaluator() {}

  /** AWS's names of the decisions. */
  enum Verdict {
    ALLOWED,
    EXPLICITLY_DENIED,
    IMPLICITLY_DENIED
  }

  /**
   * Evaluates a request.
   *
   * @param own the statements of the principal
   * @param resource the statements of the resource
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
