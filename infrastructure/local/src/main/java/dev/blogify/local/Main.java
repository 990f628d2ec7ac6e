package dev.blogify.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.local.cli.Blogify;
import java.io.PrintWriter;

/** Where the launcher starts. */
final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var out = new PrintWriter(System.out, true, UTF_8);
    var err = new PrintWriter(System.err, true, UTF_8);
    System.exit(Blogify.run(out, err, arguments));
  }
}
