package dev.blogify.infrastructure.acceptance.iam;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/**
 * A function in the templates of a stage.
 *
 * @param name the name in the list of functions
 * @param variables the environment variables
 * @param role the ARN of the role
 * @param policies the policies of the role
 */
record DeployedFunction(
    String name, Map<String, String> variables, String role, Seq<IamPolicy> policies) {
  Seq<PolicyStatement> statements() {
    return policies.flatMap(IamPolicy::statements);
  }
}
