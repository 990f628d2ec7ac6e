package dev.blogify.acceptance.contract;

import static dev.blogify.acceptance.contract.OnAPlatform.word;
import static dev.blogify.acceptance.contract.PostOwnershipContract.UNKNOWN;
import static dev.blogify.acceptance.contract.PostOwnershipContract.withoutIds;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.acceptance.client.Answer;
import dev.blogify.acceptance.client.Caller;
import dev.blogify.acceptance.client.Picture;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what to a medium of alice's, in each of its states (API-4). */
interface MediaOwnershipContract extends OnAPlatform {
  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # operation | callers                       | pending | ready | rejected
          read        | world rita bob alice erin ada | 404     | 200   | 404
          fetch       | world rita bob alice erin ada | 404     | 307   | 404
          read mine   | world                         | 401     | 401   | 401
          read mine   | rita bob                      | 404     | 403   | 404
          read mine   | alice erin ada                | 200     | 200   | 200
          describe    | world                         | 401     | 401   | 401
          describe    | rita bob                      | 404     | 403   | 404
          describe    | alice erin ada                | 200     | 200   | 409
          delete      | world                         | 401     | 401   | 401
          delete      | rita bob                      | 404     | 403   | 404
          delete      | alice erin ada                | 204     | 204   | 204
          """)
  default void mediaAreFor(String operation, String callers, int pending, int ready, int rejected) {
    for (var name : callers.split(" ", -1)) {
      var caller = name.equals("world") ? world() : blog().as(name);
      check(caller, operation, pending(), pending);
      check(caller, operation, uploaded(Picture.png(1, 1, word())), ready);
      check(caller, operation, uploaded(("no picture, " + word()).getBytes(UTF_8)), rejected);
    }
  }

  private Answer pending() {
    var upload = blog().announce(alice(), "p.png", "image/png", Picture.png(1, 1, word()));
    return alice().get("/me/media/" + upload.mediaId()).expect(200);
  }

  private Answer uploaded(byte[] bytes) {
    var upload = blog().announce(alice(), "u.png", "image/png", bytes);
    assertThat(upload.put(bytes)).isEqualTo(200);
    return MediaContract.settled(alice(), upload);
  }

  private static void check(Caller caller, String operation, Answer medium, int expected) {
    var answer =
        perform(caller, operation, "/media/" + medium.string("mediaId"), medium.etag())
            .expect(expected);
    if (expected == 404) {
      var nothing = perform(caller, operation, "/media/" + UNKNOWN, medium.etag());
      assertThat(withoutIds(answer)).isEqualTo(withoutIds(nothing));
    }
  }

  private static Answer perform(Caller caller, String operation, String medium, String etag) {
    return switch (operation) {
      case "read" -> caller.get(medium);
      case "fetch" -> caller.get(medium + "/content");
      case "read mine" -> caller.get("/me" + medium);
      case "describe" -> caller.patch(medium, Map.of("alt", "Mine now"), "If-Match", etag);
      case "delete" -> caller.delete(medium, "If-Match", etag);
      default -> throw new IllegalArgumentException(operation);
    };
  }
}
