package dev.blogify.domain.access;

import static dev.blogify.domain.access.TestUsers.ADA;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.access.TestUsers.RITA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.blogify.domain.access.AccessPolicy.AccessDecision;
import dev.blogify.domain.access.Actor.Person;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import java.util.Locale;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class AccessPolicyTest {
  /**
   * The decisions (Allowed, Forbidden, Hidden) for each action and role: on one's own resource, on
   * a public resource of another user, and on another resource of another user.
   */
  private static final String TABLE =
      """
      action                     | reader | author | editor | admin | system
      CREATE_POST                | F F H  | A F H  | A F F  | A F F | F
      READ_DRAFT                 | A F H  | A F H  | A A A  | A A A | F
      EDIT_POST                  | F F H  | A F H  | A A A  | A A A | F
      PUBLISH_POST               | F F H  | A F H  | A A A  | A A A | A
      UNPUBLISH_POST             | F F H  | A F H  | A A A  | A A A | F
      SCHEDULE_POST              | F F H  | A F H  | A A A  | A A A | F
      TRASH_POST                 | F F H  | A F H  | A A A  | A A A | F
      RESTORE_POST               | F F H  | A F H  | A A A  | A A A | F
      PURGE_POST                 | F F H  | F F H  | F F F  | F F F | A
      LIST_ALL_UNPUBLISHED_POSTS | F F H  | F F H  | A A A  | A A A | F
      UPLOAD_MEDIA               | F F H  | A F H  | A F F  | A F F | F
      CONFIRM_MEDIA              | F F H  | F F H  | F F F  | F F F | A
      EXPIRE_MEDIA               | F F H  | F F H  | F F F  | F F F | A
      READ_MEDIA                 | A F H  | A F H  | A A A  | A A A | F
      EDIT_MEDIA                 | F F H  | A F H  | A A A  | A A A | F
      DELETE_MEDIA               | F F H  | A F H  | A A A  | A A A | A
      EDIT_PROFILE               | A F H  | A F H  | A F F  | A F F | F
      REGISTER_USER              | F F H  | F F H  | F F F  | F F F | A
      CHANGE_ROLE                | F F H  | F F H  | F F F  | A A A | F
      READ_POST_AUDIT            | A F H  | A F H  | A A A  | A A A | F
      READ_FULL_AUDIT            | F F H  | F F H  | F F F  | A A A | F
      """;

  private static final Seq<Person> ACTORS = List.of(RITA, ALICE, ERIN, ADA);

  @TestFactory
  java.util.stream.Stream<DynamicTest> decidesEachCellOfTheTable() {
    return rows().flatMap(AccessPolicyTest::cells).toJavaStream();
  }

  @Test
  void tableContainsEachAction() {
    assertThat(rows().map(row -> Action.valueOf(row.get(0)))).isEqualTo(List.of(Action.values()));
  }

  private static Seq<List<String>> rows() {
    return Stream.ofAll(TABLE.lines())
        .drop(1)
        .map(row -> List.of(row.split("\\|")).map(String::strip))
        .toList();
  }

  private static Seq<DynamicTest> cells(List<String> row) {
    var action = Action.valueOf(row.get(0));
    var system = decision(row.get(5));
    return ACTORS
        .zip(row.drop(1))
        .flatMap(cell ->
            cells(action, cell._1, List.of(cell._2.split(" ")).map(AccessPolicyTest::decision)))
        .append(cell(action, Actor.SYSTEM, ALICE.id(), true, system))
        .append(cell(action, Actor.SYSTEM, ALICE.id(), false, system))
        .append(withoutResource(action, Actor.SYSTEM, system));
  }

  private static Seq<DynamicTest> cells(
      Action action, Person actor, List<AccessDecision> expected) {
    return List.of(
        cell(action, actor, actor.id(), true, expected.get(0)),
        cell(action, actor, actor.id(), false, expected.get(0)),
        cell(action, actor, BOB.id(), true, expected.get(1)),
        cell(action, actor, BOB.id(), false, expected.get(2)),
        withoutResource(action, actor, expected.get(0)));
  }

  private static DynamicTest withoutResource(Action action, Actor actor, AccessDecision expected) {
    return dynamicTest(
        "%s, %s, no resource yet: %s".formatted(name(actor), words(action), expected),
        () ->
            assertThat(AccessPolicy.allows(actor, action))
                .isEqualTo(expected == AccessDecision.ALLOWED));
  }

  private static DynamicTest cell(
      Action action, Actor actor, UserId owner, boolean isPublic, AccessDecision expected) {
    var ownership =
        actor instanceof Person(var id, _) && id.equals(owner)
            ? "own resource"
            : "resource of another user";
    return dynamicTest(
        "%s, %s, %s and %s: %s"
            .formatted(
                name(actor),
                words(action),
                ownership,
                isPublic ? "public" : "not public",
                expected),
        () -> assertThat(AccessPolicy.decide(actor, action, owner, isPublic)).isEqualTo(expected));
  }

  private static String name(Actor actor) {
    return actor instanceof Person(_, var role) ? role.label() : "the system";
  }

  private static String words(Action action) {
    return action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static AccessDecision decision(String letter) {
    return switch (letter) {
      case "A" -> AccessDecision.ALLOWED;
      case "F" -> AccessDecision.FORBIDDEN;
      case "H" -> AccessDecision.HIDDEN;
      default -> throw new IllegalArgumentException(letter);
    };
  }
}
