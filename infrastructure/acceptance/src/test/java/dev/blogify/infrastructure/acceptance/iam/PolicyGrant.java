package dev.blogify.infrastructure.acceptance.iam;

import io.vavr.collection.Seq;

/** A permission of a function: one action on one resource. */
public record PolicyGrant(String function, PolicyStatement statement) {
  static Seq<PolicyGrant> listFor(DeployedFunction function) {
    return function
        .statements()
        .filter(each -> each.effect() == PolicyStatement.Effect.Allow)
        .flatMap(PolicyStatement::splitByActionAndResource)
        .map(each -> new PolicyGrant(function.name(), each))
        .distinct();
  }

  String action() {
    return statement.actions().head();
  }

  String resource() {
    return statement.resources().head();
  }

  boolean covers(IamDecision decision) {
    return decision.call().function().equals(function) && statement.matches(decision.request());
  }
}
