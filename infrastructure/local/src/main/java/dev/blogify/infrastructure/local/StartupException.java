package dev.blogify.infrastructure.local;

/** Something outside of Blogify is in the way; the message is one sentence for who started it. */
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartupException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
