package dev.blogify.adapters.out.markdown;

import dev.blogify.domain.post.RenderingLimit;
import java.util.concurrent.CancellationException;

/** Collects HTML; stops the rendering at a limit, and when its thread is interrupted. */
final class LimitedOutput implements Appendable {
  private final StringBuilder text = new StringBuilder();
  private final RenderingDeadline deadline;
  private int bytes;

  LimitedOutput(RenderingDeadline deadline) {
    this.deadline = deadline;
  }

  @Override
  public Appendable append(CharSequence appended) {
    return append(appended, 0, appended.length());
  }

  @Override
  public Appendable append(CharSequence appended, int start, int end) {
    for (var index = start; index < end; index++) {
      count(appended.charAt(index));
    }
    checkProgress();
    text.append(appended, start, end);
    return this;
  }

  @Override
  public Appendable append(char appended) {
    count(appended);
    checkProgress();
    text.append(appended);
    return this;
  }

  /** Counts the bytes of UTF-8; a surrogate is half of a character of four bytes. */
  private void count(char character) {
    bytes += character < 0x80 ? 1 : character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
  }

  private void checkProgress() {
    if (bytes > RenderingLimit.HTML_BYTES.max()) {
      throw new LimitExceededException(RenderingLimit.HTML_BYTES);
    }
    deadline.check();
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("The request of this rendering was abandoned");
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
