package dev.blogify.acceptance.iam;

import io.vavr.collection.Seq;

/** One action that a function is allowed with one resource. */
public record Grant(String function, Statement statement) {
  static Seq<Grant> of(DeployedFunction function) {
    return function
        .statements()
        .filter(each -> each.effect() == Statement.Effect.Allow)
        .flatMap(Statement::singles)
        .map(each -> new Grant(function.name(), each))
        .distinct();
  }

  String action() {
    return statement.actions().head();
  }

  String resource() {
    return statement.resources().head();
  }

  boolean allows(Decision decision) {
    return decision.call().function().equals(function) && statement.matches(decision.access());
  }
}
