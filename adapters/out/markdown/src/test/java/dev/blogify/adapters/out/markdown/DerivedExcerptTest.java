package dev.blogify.adapters.out.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.TextValidation;
import dev.blogify.domain.post.Body;
import dev.blogify.domain.post.Excerpt;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DerivedExcerptTest {
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
          [a link][ref] and [another]               | [a link][ref] and [another]
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
        "Title\n=====",
        "---",
        "* * *",
        "- - -",
        "| a | b |\n|---|---|\n| c | d |",
        "[ref]: https://a.example",
        "<pre>raw</pre>",
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
    assertThat(derive("Words\n\n" + markdown + "\n\nand more.")).isEqualTo("Words and more.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AT&amp;T &copy; one<br>two 2 * 3 * 4                       | AT&T © one two 2 * 3 * 4
          <section><p>one</p><aside>two</aside></section>            | one two
          <ul><li>one</li><li>two</li></ul>three                     | one two three
          <em>one                                                    | one
          a<b                                                        | a<b
          <script>alert(1)</script>words                             | words
          """)
  void readsTheTextOfTheRenderedHtml(String markdown, String words) {
    assertThat(derive(markdown)).isEqualTo(words);
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
  void doesNotSplitSurrogatePairs() {
    var markdown = "[a](" + "x".repeat(4_995) + "🎉".repeat(2_000);

    assertThat(TextValidation.isWellFormed(derive(markdown))).isTrue();
  }

  private static String derive(String markdown) {
    var rendered = new MarkdownRenderer(InstantSource.system()).render(new Body(markdown)).get();
    return Excerpt.derivedFrom(rendered.prose()).value();
  }
}
