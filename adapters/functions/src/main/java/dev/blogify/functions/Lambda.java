package dev.blogify.functions;

import java.util.Map;

/** The process that Lambda gives to a single function. */
final class Lambda {
  private Lambda() {}

  /** The environment of the process, which from now on logs as Lambda reads it. */
  static Map<String, String> environment() {
    var variables = System.getenv();
    StandardOutput.takeOver(new Environment(variables).functionName());
    return variables;
  }
}
