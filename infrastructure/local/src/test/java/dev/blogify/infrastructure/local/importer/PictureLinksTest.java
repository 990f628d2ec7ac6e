package dev.blogify.infrastructure.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureLinksTest {
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
    var links = PictureLinks.findIn(body);

    assertThat(links.targets()).containsExactly("/static/a_b.png");
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
    assertThat(PictureLinks.findIn(body).targets()).isEmpty();
  }

  @Test
  void replacesSeveralTargetsAndKeepsTheOthers() {
    var links = PictureLinks.findIn("![](a.png) ![](b.png) <img src='c.png'> ![](a.png)");

    assertThat(links.targets()).isEqualTo(List.of("a.png", "b.png", "c.png"));
    assertThat(links.replaceTargets(HashMap.of("a.png", "A", "c.png", "C")))
        .isEqualTo("![](A) ![](b.png) <img src='C'> ![](A)");
  }
}
