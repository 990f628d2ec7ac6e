package dev.blogify.domain.access;

import io.vavr.control.Option;
import java.util.regex.Pattern;

/** The {@code sub} claim of a user's tokens; safe in paths and keys because of its format. */
public record UserId(String value) {
  private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9-]{1,64}");

  public UserId {
    if (!FORMAT.matcher(value).matches()) {
      throw new IllegalArgumentException("Invalid user id: " + value);
    }
  }

  public static Option<UserId> parse(String raw) {
    return FORMAT.matcher(raw).matches() ? Option.some(new UserId(raw)) : Option.none();
  }
}
