package dev.blogify.infrastructure.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyLinksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "![](TARGET)",
        "![alt](TARGET)",
        "![TARGET](TARGET \"TARGET\")",
        "![*alt* `x](`](<TARGET>)",
        "[![alt](TARGET)](https://example.org/TARGET)",
        "A [link](TARGET) to a picture",
        "> quoted\n> ![alt\n> text](TARGET)",
        "- item\r\n\r\n  ![](TARGET)",
        "| a |\n|---|\n| ![](TARGET) |",
        "![alt][label]\n\n[label]: TARGET",
        "![alt]\n\n[alt]: <TARGET> 'TARGET'",
        "x <img class=\"y\" src=\"TARGET\"> y",
        "<figure>\n<img alt='src=\"x\"'\n src='TARGET'/>\n</figure>",
        "<IMG SRC=TARGET>",
        "😀 é ![](TARGET) 😀"
      })
  void replacesOnlyTheTarget(String text) {
    var body = text.replace("TARGET", "/static/a_b.png");
    var links = BodyLinks.findIn(body);

    assertThat(links.pictures().keySet().toList()).containsExactly("/static/a_b.png");
    assertThat(links.replaceTargets(HashMap.of("/static/a_b.png", "URL")))
        .isEqualTo(expectedBody(text));
  }

  private static String expectedBody(String text) {
    var target =
        switch (text) {
          case "![TARGET](TARGET \"TARGET\")" -> text.indexOf("TARGET", 5);
          default -> text.indexOf("TARGET");
        };
    return (text.substring(0, target) + "URL" + text.substring(target + "TARGET".length()))
        .replace("TARGET", "/static/a_b.png");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "`![](a.png)`",
        "```\n![](a.png)\n```",
        "    ![](a.png)",
        "<!-- <img src='a.png'> -->",
        "![](https://example.org/a.png)",
        "![](//example.org/a.png)",
        "![](data:image/png;base64,AAAA)",
        "![]()",
        "[text](a.md)",
        "[text](#a.png)",
        "<a href='a.png'>text</a>",
        "![alt][undefined]"
      })
  void ignoresOtherLinks(String body) {
    assertThat(BodyLinks.findIn(body).pictures()).isEmpty();
  }

  @Test
  void replacesSeveralTargetsAndKeepsTheOthers() {
    var links = BodyLinks.findIn("![](a.png) ![](b.png) <img src='c.png'> ![](a.png)");

    assertThat(links.pictures().keySet().toList()).isEqualTo(List.of("a.png", "b.png", "c.png"));
    assertThat(links.replaceTargets(HashMap.of("a.png", "A", "c.png", "C")))
        .isEqualTo("![](A) ![](b.png) <img src='C'> ![](A)");
  }

  @Test
  void readsAlternativeTextsAndLinksToPages() {
    var links =
        BodyLinks.findIn(
            "![A *dot*](a.png) <img alt=\"b c\" src='b.png'> [x](../other/) [y](https://e.org)"
                + " [z](o.md#f)");

    assertThat(links.pictures()).isEqualTo(LinkedHashMap.of("a.png", "A dot", "b.png", "b c"));
    assertThat(links.pages()).containsExactly("../other/", "o.md#f");
  }
}
