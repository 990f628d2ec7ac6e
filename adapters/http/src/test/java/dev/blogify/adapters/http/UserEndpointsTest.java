package dev.blogify.adapters.http;

import static dev.blogify.domain.access.People.ADA;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.access.People.ERIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.user.UserFixtures;
import org.junit.jupiter.api.Test;

final class UserEndpointsTest {
  private final Api api = new Api();

  private static String user(Person person) {
    return "/users/" + person.id().value();
  }

  @Test
  void greetsSomebodyWhomItNeverMetByTheirToken() {
    var me = api.send(Call.get("/me").by(ALICE));

    assertThat(me.body())
        .isEqualTo(
            """
            {"userId":"%s","displayName":"author-name","bio":null,"pictureMediaId":null,\
            "version":0,"role":"author"}\
            """
                .formatted(ALICE.id().value()));
    assertThat(me.header("etag")).isEqualTo("\"0\"");
    assertThat(api.send(Call.get(user(ALICE))).problem()).isEqualTo("404 not-found");
  }

  @Test
  void letsPeopleSayWhoTheyAre() {
    var edited =
        api.send(
            Call.patch("/me", "{\"displayName\": \"Zoë\", \"bio\": \"Writes.\"}")
                .by(ALICE)
                .ifMatch(0));
    assertThat(edited.header("etag")).isEqualTo("\"1\"");

    assertThat(api.send(Call.get(user(ALICE))).body())
        .isEqualTo(
            """
            {"userId":"%s","displayName":"Zoë","bio":"Writes.","pictureMediaId":null,\
            "version":1}\
            """
                .formatted(ALICE.id().value()));
    assertThat(api.send(Call.get(user(ALICE)).with("if-none-match", "\"1\"")).status())
        .isEqualTo(304);

    var removed = api.send(Call.patch("/me", "{\"bio\": null}").by(ALICE).ifMatch(1));
    assertThat(removed.json().get("bio").isNull()).isTrue();
    assertThat(removed.at("/displayName")).isEqualTo("Zoë");
  }

  @Test
  void refusesProfilesThatMakeNoSense() {
    assertThat(
            api.send(
                    Call.patch(
                            "/me",
                            """
                            {"displayName": null, "bio": 7, "pictureMediaId": "x", "role": "admin"}\
                            """)
                        .by(ALICE)
                        .ifMatch(0))
                .places())
        .containsExactly(
            "pointer /displayName", "pointer /bio", "pointer /pictureMediaId", "pointer /role");
    assertThat(api.send(Call.patch("/me", "{}").by(ALICE)).problem())
        .isEqualTo("428 precondition-required");
    assertThat(api.send(Call.patch("/me", "{\"bio\": \"x\"}").by(ALICE).ifMatch(3)).problem())
        .isEqualTo("412 stale-version");
    assertThat(
            api.send(
                    Call.patch(
                            "/me", "{\"pictureMediaId\": \"0195504d-4e01-7a3b-8c5d-0e1f2a3b4c5d\"}")
                        .by(ALICE)
                        .ifMatch(0))
                .problem())
        .isEqualTo("422 unknown-picture");
  }

  @Test
  void letsAdminsAndNobodyElseChangeRoles() {
    api.accounts.signUp(BOB.id(), UserFixtures.name("Bob"));
    var role = user(BOB) + "/role";

    assertThat(api.send(Call.put(role, "{\"role\": \"editor\"}").by(ERIN)).problem())
        .isEqualTo("403 not-allowed");
    var changed = api.send(Call.put(role, "{\"role\": \"editor\"}").by(ADA));

    assertThat(changed.at("/role")).isEqualTo("editor");
    assertThat(changed.header("etag")).isEqualTo("\"1\"");
    assertThat(api.send(Call.put(role, "{\"role\": \"owner\"}").by(ADA)).places())
        .containsExactly("pointer /role");
    assertThat(api.send(Call.put("/users/nobody/role", "{\"role\": \"reader\"}").by(ADA)).problem())
        .isEqualTo("404 not-found");
    assertThat(api.send(Call.put("/users/a_b/role", "{\"role\": \"reader\"}").by(ADA)).problem())
        .isEqualTo("404 not-found");
  }
}
