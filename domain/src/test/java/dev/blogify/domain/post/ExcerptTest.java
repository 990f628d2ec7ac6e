package dev.blogify.domain.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.blogify.domain.TextValidation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExcerptTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Some *plain*, **strong** and _soft_ words | Some plain, strong and soft words
          my_snake_case and child_process.spawn     | my_snake_case and child_process.spawn
          `code` and ~~gone~~                       | code and gone
          \\*literal\\*                             | *literal*
          [a link](https://a.example/b_c "title")   | a link
          [a link](https://a.example/b_(c)) on      | a link on
          [a link][ref] and [another]               | a link and another
          <https://a.example/?b=c> is where         | https://a.example/?b=c is where
          ![a picture](a.png) and words             | and words
          [![a picture](a.png)](b.html) and words   | and words
          a <b>bold</b> word<br/>                   | a bold word
          1 < 2 and 3 > 2                           | 1 < 2 and 3 > 2
          > a quotation                             | a quotation
          >> a nested one                           | a nested one
          - an item                                 | an item
          2. an item                                | an item
          > - an item in a quotation                | an item in a quotation
          #hashtag                                  | #hashtag
          2026 was a good year                      | 2026 was a good year
          """)
  void readsALineAsWords(String markdown, String words) {
    assertThat(derive(markdown)).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Heading",
        "###",
        "Words\n=====",
        "---",
        "* * *",
        "- - -",
        "| a | b |",
        "[ref]: https://a.example",
        "<div>raw</div>",
        "<!-- one line -->",
        "<!-- several\nlines # of\n- comment -->",
        "    code",
        "\tcode",
        "```java\ncode\n```",
        "~~~\n```\ncode\n~~~",
        "````\n```\ncode\n````",
        "> # Heading",
        "- # Heading"
      })
  void leavesOutWhatIsNoProse(String markdown) {
    var before = markdown.startsWith("Words") ? "" : "Words\n\n";

    assertThat(derive(before + markdown + "\n\nand more.")).isEqualTo("Words and more.");
  }

  @Test
  void omitsUnterminatedCode() {
    assertThat(derive("Words\n```\ncode\n\ncode")).isEqualTo("Words");
  }

  @Test
  void readsLinksAcrossLines() {
    assertThat(derive("We are the [Node.js\nFoundation](https://a.example)."))
        .isEqualTo("We are the Node.js Foundation.");
  }

  @Test
  void isEmptyForAnEmptyBody() {
    assertThat(derive("")).isEmpty();
    assertThat(derive("\r\n \n# Only a heading")).isEmpty();
  }

  @Test
  void endsAfterAWholeWordWithinThreeHundredCharacters() {
    assertThat(derive("ab ".repeat(100) + "ab")).isEqualTo("ab ".repeat(99) + "ab…");
    assertThat(derive("🎉".repeat(300))).isEqualTo("🎉".repeat(300));
    assertThat(derive("🎉".repeat(301))).isEqualTo("🎉".repeat(300) + "…");
  }

  @Test
  void appendsAnEllipsisIfFurtherLinesExist() {
    assertThat(derive("a".repeat(300) + "\nmore")).isEqualTo("a".repeat(300) + "…");
  }

  @Test
  void doesNotSplitSurrogatePairs() {
    var markdown = "[a](" + "x".repeat(4_995) + "🎉".repeat(2_000);

    assertThat(TextValidation.isWellFormed(derive(markdown))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "![",
        "[a](",
        "![](",
        "[](",
        "((",
        "[a][",
        "<a",
        "<!--",
        "\\",
        "*",
        "_",
        "> ",
        "- ",
        "1. ",
        "`",
        "~",
        "#",
        " ",
        "\t",
        "|",
        "=",
        "[a](x(y)",
        "[a](\n",
        "```\n",
        "<!--\n",
        "> [\n"
      })
  void takesNoLongerForWhatIsMadeToTakeLong(String piece) {
    var markdown = piece.repeat(Body.MAX_BYTES / piece.length());

    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> derive(markdown));
  }

  private static String derive(String markdown) {
    return Excerpt.derivedFrom(new Body(markdown)).value();
  }
}
