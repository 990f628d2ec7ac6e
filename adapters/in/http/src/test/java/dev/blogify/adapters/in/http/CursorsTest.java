package dev.blogify.adapters.in.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class CursorsTest {
  private static final List<String> SCOPE = List.of("/posts", "", "tag", "java");
  private static final String POSITION = "2026-03-01T09:00:00.000Z#0195504d";

  private final Cursors cursors =
      new Cursors(() -> "k".repeat(32).getBytes(StandardCharsets.UTF_8));
  private final String cursor = cursors.sign(SCOPE, POSITION);

  @Test
  void verifiesASignedCursor() {
    assertThat(cursors.verify(SCOPE, cursor)).containsExactly(POSITION);
    assertThat(cursors.verify(SCOPE, cursors.sign(SCOPE, ""))).containsExactly("");
  }

  @Test
  void refusesEverySingleBitFlip() {
    var characters = cursor.toCharArray();
    for (var at = 0; at < characters.length; at++) {
      for (var bit = 0; bit < Character.SIZE; bit++) {
        characters[at] ^= (char) (1 << bit);
        assertThat(cursors.verify(SCOPE, new String(characters))).isEmpty();
        characters[at] ^= (char) (1 << bit);
      }
    }
  }

  @Test
  void refusesTruncatedOrPaddedCursors() {
    for (var end = 0; end < cursor.length(); end++) {
      assertThat(cursors.verify(SCOPE, cursor.substring(0, end))).isEmpty();
    }
    assertThat(cursors.verify(SCOPE, cursor + "=")).isEmpty();
    assertThat(cursors.verify(SCOPE, cursor + "A")).isEmpty();
  }

  @Test
  void isValidForItsScopeOnly() {
    assertThat(cursors.verify(List.of("/posts", ""), cursor)).isEmpty();
    assertThat(cursors.verify(List.of("/posts", "", "tagjava"), cursor)).isEmpty();
    assertThat(cursors.verify(List.of("/posts", "", "ta", "gjava"), cursor)).isEmpty();
    assertThat(cursors.verify(SCOPE.append(""), cursor)).isEmpty();
    assertThat(new Cursors(() -> new byte[32]).verify(SCOPE, cursor)).isEmpty();
  }
}
