package dev.blogify.acceptance.iam;

import dev.blogify.acceptance.iam.Statement.Effect;
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
  static Verdict decide(Access access, Seq<Statement> own, Seq<Statement> resource) {
    var matching =
        own.appendAll(resource.filter(statement -> statement.isFor(access.caller())))
            .filter(statement -> statement.matches(access))
            .map(Statement::effect);
    if (matching.contains(Effect.Deny)) {
      return Verdict.EXPLICITLY_DENIED;
    }
    return matching.contains(Effect.Allow) ? Verdict.ALLOWED : Verdict.IMPLICITLY_DENIED;
  }
}
