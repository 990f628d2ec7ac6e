package dev.blogify.domain.access;

import io.vavr.control.Option;
import java.util.regex.Pattern;

/** The {@code sub} of a user's tokens. Safe in paths and keys by its shape. */
public record UserId(String value) {
  private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9-]{1,64}");

  public UserId {
    if (!FORMAT.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a user id: " + value);
    }
  }

  public static Option<UserId> parse(String raw) {
    return FORMAT.matcher(raw).matches() ? Option.some(new UserId(raw)) : Option.none();
  }
}
