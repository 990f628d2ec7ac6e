package dev.blogify.infrastructure.local.cli;

import dev.blogify.infrastructure.local.DemoUsers;
import dev.blogify.infrastructure.local.LocalPlatform;
import dev.blogify.infrastructure.local.importer.PasswordSignIn;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that sign in to a running platform. */
final class SignInOptions {
  @Mixin final PlatformOptions platform = new PlatformOptions();

  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      description = "The user's password. Demo users do not need it.")
  private @Nullable String password;

  PasswordSignIn signInAs(String user) {
    if (password == null && !DemoUsers.isDemoUser(user)) {
      throw CommandException.usageError(
          "%s is not a demo user; specify --password".formatted(user));
    }
    return new PasswordSignIn(
        platform.userPoolUri(),
        LocalPlatform.CLIENT_ID,
        user,
        password == null ? DemoUsers.PASSWORD : password);
  }
}
