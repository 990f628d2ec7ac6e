package dev.blogify.infrastructure.acceptance.contracts;

import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createDraft;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createPublished;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.edit;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.postPath;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.uniqueWord;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.infrastructure.acceptance.client.ApiCaller;
import dev.blogify.infrastructure.acceptance.client.ClientResponse;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Permissions on a post of alice in each state (API-4). */
interface PostOwnershipContract extends PlatformFixture {
  /** A UUIDv7 that no platform has assigned. */
  String UNKNOWN_ID = "01890a5d-ac96-774b-bcce-b302099a8057";

  // One column per state: draft, scheduled, published, published with a working copy, trashed.
  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # operation      | callers        | draft | sched. | publ. | copy | trashed
          read             | world          | 404   | 404    | 200   | 200  | 404
          read             | rita bob alice | 404   | 404    | 200   | 200  | 404
          read             | erin ada       | 404   | 404    | 200   | 200  | 404
          read draft       | world          | 401   | 401    | 401   | 401  | 401
          read draft       | rita bob       | 404   | 404    | 403   | 403  | 404
          read draft       | alice erin ada | 200   | 200    | 200   | 200  | 200
          edit             | world          | 401   | 401    | 401   | 401  | 401
          edit             | rita bob       | 404   | 404    | 403   | 403  | 404
          edit             | alice erin ada | 200   | 200    | 200   | 200  | 409
          discard          | world          | 401   | 401    | 401   | 401  | 401
          discard          | rita bob       | 404   | 404    | 403   | 403  | 404
          discard          | alice erin ada | 409   | 409    | 409   | 200  | 409
          publish          | world          | 401   | 401    | 401   | 401  | 401
          publish          | rita bob       | 404   | 404    | 403   | 403  | 404
          publish          | alice erin ada | 200   | 200    | 409   | 200  | 409
          unpublish        | world          | 401   | 401    | 401   | 401  | 401
          unpublish        | rita bob       | 404   | 404    | 403   | 403  | 404
          unpublish        | alice erin ada | 409   | 409    | 200   | 200  | 409
          schedule         | world          | 401   | 401    | 401   | 401  | 401
          schedule         | rita bob       | 404   | 404    | 403   | 403  | 404
          schedule         | alice erin ada | 200   | 200    | 409   | 409  | 409
          unschedule       | world          | 401   | 401    | 401   | 401  | 401
          unschedule       | rita bob       | 404   | 404    | 403   | 403  | 404
          unschedule       | alice erin ada | 409   | 200    | 409   | 409  | 409
          trash            | world          | 401   | 401    | 401   | 401  | 401
          trash            | rita bob       | 404   | 404    | 403   | 403  | 404
          trash            | alice erin ada | 200   | 200    | 200   | 200  | 409
          restore          | world          | 401   | 401    | 401   | 401  | 401
          restore          | rita bob       | 404   | 404    | 403   | 403  | 404
          restore          | alice erin ada | 409   | 409    | 409   | 409  | 200
          list revisions   | world          | 401   | 401    | 401   | 401  | 401
          list revisions   | rita bob       | 404   | 404    | 403   | 403  | 404
          list revisions   | alice erin ada | 200   | 200    | 200   | 200  | 200
          read revision    | world          | 401   | 401    | 401   | 401  | 401
          read revision    | rita bob       | 404   | 404    | 403   | 403  | 404
          read revision    | alice erin ada | 200   | 200    | 200   | 200  | 200
          restore revision | world          | 401   | 401    | 401   | 401  | 401
          restore revision | rita bob       | 404   | 404    | 403   | 403  | 404
          restore revision | alice erin ada | 200   | 200    | 200   | 200  | 409
          read audit       | world          | 401   | 401    | 401   | 401  | 401
          read audit       | rita bob       | 404   | 404    | 403   | 403  | 404
          read audit       | alice erin ada | 200   | 200    | 200   | 200  | 200
          """)
  default void accessToPostsFollowsTheOwnershipTable(
      String operation,
      String callers,
      int draft,
      int scheduled,
      int published,
      int copy,
      int trashed) {
    for (var name : callers.split(" ", -1)) {
      var caller = name.equals("world") ? anonymous() : blog().as(name);
      check(caller, operation, createDraft(alice(), "Draft " + uniqueWord()), draft);
      check(caller, operation, createScheduled(), scheduled);
      check(caller, operation, createPublished(alice(), "Live " + uniqueWord()), published);
      check(caller, operation, createWithWorkingCopy(), copy);
      check(caller, operation, createTrashed(), trashed);
    }
  }

  private ClientResponse createScheduled() {
    var draft = createDraft(alice(), "Scheduled " + uniqueWord());
    return alice()
        .put(
            postPath(draft) + "/schedule",
            Map.of("publishAt", "2099-01-01T00:00:00Z"),
            "If-Match",
            draft.etag())
        .expectStatus(200);
  }

  private ClientResponse createWithWorkingCopy() {
    return edit(alice(), createPublished(alice(), "Copied " + uniqueWord()), "body", "Better so.");
  }

  private ClientResponse createTrashed() {
    var draft = createDraft(alice(), "Trashed " + uniqueWord());
    return alice().delete(postPath(draft), "If-Match", draft.etag()).expectStatus(200);
  }

  /** The response for a hidden post equals the response for an unknown post, byte by byte. */
  private static void check(ApiCaller caller, String operation, ClientResponse post, int expected) {
    var answer = perform(caller, operation, postPath(post), post.etag()).expectStatus(expected);
    if (expected == 404) {
      var nothing = perform(caller, operation, "/posts/" + UNKNOWN_ID, post.etag());
      assertThat(withoutIds(answer)).isEqualTo(withoutIds(nothing));
    }
  }

  private static ClientResponse perform(
      ApiCaller caller, String operation, String post, String etag) {
    return switch (operation) {
      case "read" -> caller.get(post);
      case "read draft" -> caller.get(post + "/draft");
      case "edit" -> caller.patch(post, Map.of("title", "Mine now"), "If-Match", etag);
      case "discard" -> caller.transition("DELETE", post + "/draft", etag);
      case "publish" -> caller.transition("POST", post + "/publish", etag);
      case "unpublish" -> caller.transition("POST", post + "/unpublish", etag);
      case "schedule" ->
          caller.put(
              post + "/schedule", Map.of("publishAt", "2098-01-01T00:00:00Z"), "If-Match", etag);
      case "unschedule" -> caller.transition("DELETE", post + "/schedule", etag);
      case "trash" -> caller.transition("DELETE", post, etag);
      case "restore" -> caller.transition("POST", post + "/restore", etag);
      case "list revisions" -> caller.get(post + "/revisions");
      case "read revision" -> caller.get(post + "/revisions/1");
      case "restore revision" -> caller.transition("POST", post + "/revisions/1/restore", etag);
      case "read audit" -> caller.get(post + "/audit");
      default -> throw new IllegalArgumentException(operation);
    };
  }

  /** The status, body and header names of a response, without request ids. */
  static String withoutIds(ClientResponse answer) {
    return "%d %s %s"
        .formatted(
            answer.status(),
            answer.headers().map().keySet(),
            answer.text().replace(answer.string("correlationId"), "…"));
  }
}
