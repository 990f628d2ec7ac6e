package dev.blogify.infrastructure.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;

/** Where the launcher starts. */
final class BlogifyMain {
  private BlogifyMain() {}

  public static void main(String[] arguments) {
    var out = new PrintWriter(System.out, true, UTF_8);
    var err = new PrintWriter(System.err, true, UTF_8);
    System.exit(BlogifyCli.run(out, err, arguments));
  }
}
