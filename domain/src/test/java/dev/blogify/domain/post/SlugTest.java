package dev.blogify.domain.post;

import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.title;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.domain.FieldViolation;
import io.vavr.collection.List;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.text.Normalizer;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SlugTest {
  private static final String RULE =
      "must be lower-case letters and digits joined by single hyphens, at most 80 characters";

  /** Difficult Unicode characters, which random titles contain often. */
  private static final String HARD =
      "-'’ .ŁéÉ\u0301\u0327\u200B\u200D\u200E\u202E\u2066\u00AD\u034F\u115F\u1160\u3164\uFFA0\u17B4"
          + "\u180B\uFE0F\u20DDİıßﬁǅΣςſK①½ﷺ한\u1112\u1161\u11ABيء日本あが\u3099ไทยक्षि👩🏽😀𝒳𐐀";

  private static final Pattern WORDS =
      Pattern.compile(
          "[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}\\u200C\\u200D]*+"
              + "(-[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}\\u200C\\u200D]*+)*+");
  private static final Pattern UNSEEN =
      Pattern.compile(".*[\\p{Lu}\\p{Lt}\\u034F\\u115F\\u1160\\u3164\\uFFA0\\uFE00-\\uFE0F].*");

  @ParameterizedTest
  @ValueSource(strings = {"a", "hello-world", "2026", "ünï", "日本語", "привет-мир", "हिन्दी", "한국어"})
  void acceptsTheCanonicalForm(String raw) {
    assertThat(Slug.parse(raw)).isEqualTo(Validation.valid(new Slug(raw)));
  }

  @ParameterizedTest
  @CsvSource({
    "Hello,           hello",
    "hello world,     hello-world",
    "-hello,          hello",
    "hello--world,    hello-world",
    "hello_world,     hello-world",
    "it's,            its",
    "ＦＵＬＬ,         full",
    "ﬁne,             fine",
    "a/../b,          a-b",
    "e\u0301q\u0301, éq\u0301",
    "e'\u0301,        é",
    "a\u200Bb,        a-b",
    "a\u202Eb,        a-b",
    "a\uFE0Fb,        ab",
    "a\u3164b,        ab",
    "İstanbul,        istanbul",
    "İzmir,           izmir",
    "Straße,          strasse",
    "auf\u00ADbau,     aufbau",
    "a\u200Db,        ab"
  })
  void saysWhatTheCanonicalFormWouldBe(String raw, String canonical) {
    assertThat(Slug.parse(raw))
        .isEqualTo(
            FieldViolation.invalid("/slug", RULE + ", for example \"%s\"".formatted(canonical)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ශ්\u200Dරී", "می\u200Cخواهم", "क्\u200Dष"})
  void keepsTheJoinersOfAScript(String word) {
    assertThat(Slug.parse(word)).isEqualTo(Validation.valid(new Slug(word)));
    assertThat(Tag.parse("", word)).isEqualTo(Validation.valid(new Tag(word)));
  }

  @Test
  void findsTheCanonicalFormOfAnAddress() {
    assertThat(Slug.ofAddress("İzmir")).isEqualTo(Option.some(new Slug("izmir")));
    assertThat(Slug.ofAddress("Hello World")).isEqualTo(Option.some(new Slug("hello-world")));
    assertThat(Slug.ofAddress("!")).isEmpty();
  }

  @Test
  @Timeout(5)
  void checksTheLengthBeforeItNormalizes() {
    var marks = "a" + "\u0315\u0300".repeat(100_000);

    assertThat(Slug.parse(marks)).isEqualTo(FieldViolation.invalid("/slug", RULE));
    assertThat(Slug.ofAddress(marks)).isEmpty();
    assertThat(Tag.parse("/tags/0", marks).isInvalid()).isTrue();
    assertThat(Title.parse(marks).isInvalid()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-", "!?", "\u200B", "\uFE0F", "\u3164", "\u0301", "🎉"})
  void refusesTextWithoutWords(String raw) {
    assertThat(Slug.parse(raw)).isEqualTo(FieldViolation.invalid("/slug", RULE));
  }

  @Test
  void acceptsAtMostEightyCodePoints() {
    var longest = "𐐨".repeat(80);

    assertThat(Slug.parse(longest)).isEqualTo(Validation.valid(new Slug(longest)));
    assertThat(Slug.parse(longest + "a"))
        .isEqualTo(FieldViolation.invalid("/slug", RULE + ", for example \"" + longest + "\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "admin", "api", "audit", "blogify", "draft", "drafts", "feed", "health", "login", "logout",
        "me", "media", "new", "null", "posts", "search", "settings", "slugs", "tags", "undefined",
        "users"
      })
  void refusesReservedWords(String word) {
    assertThat(Slug.parse(word)).isEqualTo(FieldViolation.invalid("/slug", "is a reserved word"));
    assertThat(Slug.candidates(title(word), id(1)).head()).isEqualTo(new Slug(word + "-2"));
  }

  @Test
  void constructorRefusesOtherForms() {
    assertThatThrownBy(() -> new Slug("Hello")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Slug("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void proposesTheTitleThenNumbersThenAPartOfTheId() {
    var last = id(1).toString().substring(24);

    assertThat(Slug.candidates(title("Node.js 4.0: What’s new?"), id(1)).map(Slug::value))
        .isEqualTo(
            List.of(
                "node-js-4-0-whats-new",
                "node-js-4-0-whats-new-2",
                "node-js-4-0-whats-new-3",
                "node-js-4-0-whats-new-4",
                "node-js-4-0-whats-new-5",
                "node-js-4-0-whats-new-" + last));
  }

  @Test
  void proposesSlugsForATitleWithoutWords() {
    var last = id(1).toString().substring(24);

    assertThat(Slug.candidates(title("🎉!"), id(1)).map(Slug::value))
        .isEqualTo(List.of("post-2", "post-3", "post-4", "post-5", "post-" + last));
  }

  @Test
  void truncatesLongTitlesBeforeTheSuffix() {
    var proposals = Slug.candidates(title("ab ".repeat(60)), id(1)).map(Slug::value);

    assertThat(proposals.head()).isEqualTo("ab-".repeat(26) + "ab");
    assertThat(proposals.get(1)).isEqualTo("ab-".repeat(26) + "2");
    assertThat(proposals.map(String::length)).allMatch(length -> length <= 80);
  }

  @Test
  void derivesCanonicalSlugsFromRandomTitles() {
    for (var seed = 0L; seed < 500; seed++) {
      var text = randomText(new SplittableRandom(seed));
      for (var proposal : Slug.candidates(new Title(text), id(1))) {
        assertThat(Slug.parse(proposal.value()))
            .as("seed %d", seed)
            .isEqualTo(Validation.valid(proposal));
        assertThat(proposal.value())
            .as("seed %d", seed)
            .isEqualTo(Normalizer.normalize(proposal.value(), Normalizer.Form.NFKC))
            .matches(WORDS)
            .doesNotMatch(UNSEEN);
      }
    }
  }

  private static String randomText(RandomGenerator random) {
    var hard = HARD.codePoints().toArray();
    return random
        .ints(1 + random.nextInt(30))
        .map(number ->
            random.nextInt(4) == 0
                ? Math.floorMod(number, Character.MAX_CODE_POINT + 1)
                : hard[Math.floorMod(number, hard.length)])
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
