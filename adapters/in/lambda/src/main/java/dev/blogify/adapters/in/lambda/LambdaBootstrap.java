package dev.blogify.adapters.in.lambda;

import java.util.Map;

/** The process that Lambda gives to a single function. */
final class LambdaBootstrap {
  private LambdaBootstrap() {}

  /** The environment of the process, which from now on logs as Lambda reads it. */
  static Map<String, String> initialize() {
    var variables = System.getenv();
    StdoutLogHandler.install(new Environment(variables).functionName());
    return variables;
  }
}
