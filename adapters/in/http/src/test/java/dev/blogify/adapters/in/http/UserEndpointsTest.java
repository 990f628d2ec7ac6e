package dev.blogify.adapters.in.http;

import static dev.blogify.domain.access.TestUsers.ADA;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.user.UserFixtures;
import org.junit.jupiter.api.Test;

final class UserEndpointsTest {
  private final TestApi api = new TestApi();

  private static String user(Person person) {
    return "/users/" + person.id().value();
  }

  @Test
  void showsTheDefaultsOfTheTokenForAnUnknownUser() {
    var me = api.send(TestRequest.get("/me").signedInAs(ALICE));

    assertThat(me.body())
        .isEqualTo(
            """
            {"userId":"%s","displayName":"author-name","bio":null,"pictureMediaId":null,\
            "version":0,"role":"author"}\
            """
                .formatted(ALICE.id().value()));
    assertThat(me.header("etag")).isEqualTo("\"0\"");
    assertThat(api.send(TestRequest.get(user(ALICE))).problemType()).isEqualTo("404 not-found");
  }

  @Test
  void editsTheProfile() {
    var edited =
        api.send(
            TestRequest.patch("/me", "{\"displayName\": \"Zoë\", \"bio\": \"Writes.\"}")
                .signedInAs(ALICE)
                .ifMatch(0));
    assertThat(edited.header("etag")).isEqualTo("\"1\"");

    assertThat(api.send(TestRequest.get(user(ALICE))).body())
        .isEqualTo(
            """
            {"userId":"%s","displayName":"Zoë","bio":"Writes.","pictureMediaId":null,\
            "version":1}\
            """
                .formatted(ALICE.id().value()));
    assertThat(api.send(TestRequest.get(user(ALICE)).withHeader("if-none-match", "\"1\"")).status())
        .isEqualTo(304);

    var removed =
        api.send(TestRequest.patch("/me", "{\"bio\": null}").signedInAs(ALICE).ifMatch(1));
    assertThat(removed.json().get("bio").isNull()).isTrue();
    assertThat(removed.textAt("/displayName")).isEqualTo("Zoë");
  }

  @Test
  void refusesInvalidProfiles() {
    assertThat(
            api.send(
                    TestRequest.patch(
                            "/me",
                            """
                            {"displayName": null, "bio": 7, "pictureMediaId": "x", "role": "admin"}\
                            """)
                        .signedInAs(ALICE)
                        .ifMatch(0))
                .errorSources())
        .containsExactly(
            "pointer /displayName", "pointer /bio", "pointer /pictureMediaId", "pointer /role");
    assertThat(api.send(TestRequest.patch("/me", "{}").signedInAs(ALICE)).problemType())
        .isEqualTo("428 precondition-required");
    assertThat(
            api.send(TestRequest.patch("/me", "{\"bio\": \"x\"}").signedInAs(ALICE).ifMatch(3))
                .problemType())
        .isEqualTo("412 stale-version");
    assertThat(
            api.send(
                    TestRequest.patch(
                            "/me", "{\"pictureMediaId\": \"0195504d-4e01-7a3b-8c5d-0e1f2a3b4c5d\"}")
                        .signedInAs(ALICE)
                        .ifMatch(0))
                .problemType())
        .isEqualTo("422 unknown-picture");
  }

  @Test
  void permitsAdminsOnlyToChangeRoles() {
    api.accounts.signUp(ADA.id(), UserFixtures.name("Ada"), Role.ADMIN);
    api.accounts.signUp(BOB.id(), UserFixtures.name("Bob"));
    var role = user(BOB) + "/role";

    assertThat(
            api.send(TestRequest.put(role, "{\"role\": \"editor\"}").signedInAs(ERIN))
                .problemType())
        .isEqualTo("403 not-allowed");
    var changed = api.send(TestRequest.put(role, "{\"role\": \"editor\"}").signedInAs(ADA));

    assertThat(changed.textAt("/role")).isEqualTo("editor");
    assertThat(changed.header("etag")).isEqualTo("\"1\"");
    assertThat(
            api.send(TestRequest.put(role, "{\"role\": \"owner\"}").signedInAs(ADA)).errorSources())
        .containsExactly("pointer /role");
    assertThat(
            api.send(
                    TestRequest.put("/users/nobody/role", "{\"role\": \"reader\"}").signedInAs(ADA))
                .problemType())
        .isEqualTo("404 not-found");
    assertThat(
            api.send(TestRequest.put("/users/a_b/role", "{\"role\": \"reader\"}").signedInAs(ADA))
                .problemType())
        .isEqualTo("404 not-found");
    assertThat(
            api.send(TestRequest.put(user(ADA) + "/role", "{\"role\": \"reader\"}").signedInAs(ADA))
                .problemType())
        .isEqualTo("409 own-role");
  }
}
