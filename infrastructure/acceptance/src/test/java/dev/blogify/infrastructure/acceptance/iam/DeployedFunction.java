package dev.blogify.infrastructure.acceptance.iam;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/**
 * A function as a stage's templates have it.
 *
 * @param name as the list of functions calls it
 * @param variables what its environment says
 * @param role the ARN of its role
 * @param policies what that may do
 */
record DeployedFunction(
    String name, Map<String, String> variables, String role, Seq<IamPolicy> policies) {
  Seq<PolicyStatement> statements() {
    return policies.flatMap(IamPolicy::statements);
  }
}
