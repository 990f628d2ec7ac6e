package dev.blogify.infrastructure.acceptance.contracts;

import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.uniqueWord;
import static dev.blogify.infrastructure.acceptance.contracts.PostOwnershipContract.UNKNOWN_ID;
import static dev.blogify.infrastructure.acceptance.contracts.PostOwnershipContract.withoutIds;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.infrastructure.acceptance.client.ApiCaller;
import dev.blogify.infrastructure.acceptance.client.ClientResponse;
import dev.blogify.infrastructure.acceptance.client.PictureFixtures;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Permissions on a medium of alice in each state (API-4). */
interface MediaOwnershipContract extends PlatformFixture {
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
  default void accessToMediaFollowsTheOwnershipTable(
      String operation, String callers, int pending, int ready, int rejected) {
    for (var name : callers.split(" ", -1)) {
      var caller = name.equals("world") ? anonymous() : blog().as(name);
      check(caller, operation, createPending(), pending);
      check(caller, operation, uploadAndAwait(PictureFixtures.png(1, 1, uniqueWord())), ready);
      check(
          caller,
          operation,
          uploadAndAwait(("not a picture, " + uniqueWord()).getBytes(UTF_8)),
          rejected);
    }
  }

  private ClientResponse createPending() {
    var upload =
        blog()
            .requestUpload(alice(), "p.png", "image/png", PictureFixtures.png(1, 1, uniqueWord()));
    return alice().get("/me/media/" + upload.mediaId()).expectStatus(200);
  }

  private ClientResponse uploadAndAwait(byte[] bytes) {
    var upload = blog().requestUpload(alice(), "u.png", "image/png", bytes);
    assertThat(upload.put(bytes)).isEqualTo(200);
    return MediaContract.awaitProcessed(alice(), upload);
  }

  private static void check(
      ApiCaller caller, String operation, ClientResponse medium, int expected) {
    var answer =
        perform(caller, operation, "/media/" + medium.string("mediaId"), medium.etag())
            .expectStatus(expected);
    if (expected == 404) {
      var nothing = perform(caller, operation, "/media/" + UNKNOWN_ID, medium.etag());
      assertThat(withoutIds(answer)).isEqualTo(withoutIds(nothing));
    }
  }

  private static ClientResponse perform(
      ApiCaller caller, String operation, String medium, String etag) {
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
