package dev.blogify.local;

/** Something outside of Blogify is in the way; the message is one sentence for who started it. */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotStart(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
