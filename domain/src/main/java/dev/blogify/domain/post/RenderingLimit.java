package dev.blogify.domain.post;

/**
 * Limits of the rendering of a body as HTML. A body beyond a limit is refused, because its size
 * bounds neither the size of the HTML nor the time of the rendering.
 */
public enum RenderingLimit {
  /** The Markdown elements: blocks, links, emphases, and pieces of text between them. */
  ELEMENTS(150_000),
  /** The cells of all tables. A row has as many cells as the header. */
  TABLE_CELLS(20_000),
  /** The bytes of the HTML, in UTF-8. */
  HTML_BYTES(1_000_000),
  /** The seconds of the rendering. */
  SECONDS(10);

  private final int max;

  RenderingLimit(int max) {
    this.max = max;
  }

  public int max() {
    return max;
  }
}
