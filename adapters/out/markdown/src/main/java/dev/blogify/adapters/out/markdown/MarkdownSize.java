package dev.blogify.adapters.out.markdown;

import dev.blogify.domain.post.RenderingLimit;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Measures Markdown before and after it is parsed. */
final class MarkdownSize {
  private static final Pattern DELIMITER_ROW = Pattern.compile("(?=.*\\|)(?=.*-)[|:\\-\\s>]++");
  private static final Pattern BLANK = Pattern.compile("[\\s>]*+");

  private MarkdownSize() {}

  /**
   * Refuses more table cells than the limit before the parser creates them. It fills up each row of
   * a table to the length of the header, so that few bytes of Markdown become many cells. The count
   * is an upper bound: each line after a delimiter row counts as a row, up to the next blank line.
   */
  static void requireFewTableCells(String markdown) {
    var cells = 0L;
    var columns = 0L;
    for (var line : (Iterable<String>) markdown.lines()::iterator) {
      if (BLANK.matcher(line).matches()) {
        columns = 0;
      } else if (DELIMITER_ROW.matcher(line).matches()) {
        columns = line.chars().filter(character -> character == '|').count() + 1;
      }
      cells += columns;
    }
    if (cells > RenderingLimit.TABLE_CELLS.max()) {
      throw new LimitExceededException(RenderingLimit.TABLE_CELLS);
    }
  }

  static void requireFewElements(Node document) {
    var elements = 0;
    var node = document;
    while (node != null) {
      elements++;
      if (elements > RenderingLimit.ELEMENTS.max()) {
        throw new LimitExceededException(RenderingLimit.ELEMENTS);
      }
      node = next(node, document);
    }
  }

  /** The next node in document order, without recursion. */
  private static @Nullable Node next(Node node, Node root) {
    if (node.getFirstChild() != null) {
      return node.getFirstChild();
    }
    var current = node;
    while (!current.equals(root) && current.getNext() == null) {
      current = current.getParent();
    }
    return current.equals(root) ? null : current.getNext();
  }
}
