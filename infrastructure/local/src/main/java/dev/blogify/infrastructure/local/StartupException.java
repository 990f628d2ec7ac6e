package dev.blogify.infrastructure.local;

/** The environment prevents the start. The message is one sentence for the user. */
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartupException(String message, Throwable cause) {
    super(message, cause);
  }
}
