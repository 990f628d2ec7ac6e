package dev.blogify.infrastructure.local.cli;

import dev.blogify.infrastructure.local.DemoUsers;
import dev.blogify.infrastructure.local.LocalPlatform;
import dev.blogify.infrastructure.local.importer.PasswordSignIn;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that sign in to a running platform. */
final class SignInOptions {
  @Mixin private final PlatformOptions platform = new PlatformOptions();

  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      description = "The user's password. Demo users do not need it.")
  private @Nullable String password;

  URI apiUri() {
    return platform.apiUri();
  }

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
