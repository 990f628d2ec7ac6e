package dev.blogify.domain.post;

import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.hourLater;
import static dev.blogify.domain.post.PostFixtures.publishedPost;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.Post.Draft;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Post.Scheduled;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.PostRefusal.InvalidState;
import dev.blogify.domain.post.PostRefusal.NothingToPublish;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The state after each operation in each state: "Edited" is published with a working copy, "-" is a
 * refusal.
 */
final class PostTransitionsTest {
  private static final String TABLE =
      """
      operation  | Draft     | Scheduled | Published | Edited    | Trashed | refused as
      edit       | Draft     | Scheduled | Edited    | Edited    | -       | EDIT_POST
      publish    | Published | Published | nothing   | Published | -       | PUBLISH_POST
      schedule   | Scheduled | Scheduled | -         | -         | -       | SCHEDULE_POST
      unschedule | -         | Draft     | -         | -         | -       | SCHEDULE_POST
      unpublish  | -         | -         | Draft     | Draft     | -       | UNPUBLISH_POST
      discard    | -         | -         | -         | Published | -       | EDIT_POST
      trash      | Trashed   | Trashed   | Trashed   | Trashed   | -       | TRASH_POST
      restore    | -         | -         | -         | -         | Draft   | RESTORE_POST
      """;

  private static final Map<String, Function<Post, Either<PostRefusal, PostChange>>> OPERATIONS =
      LinkedHashMap.of(
          "edit", post -> post.edit(retitled("Another"), hourLater(post)),
          "publish", post -> post.publish(Option.none(), hourLater(post)),
          "schedule", post -> post.schedule(hourLater(post).plusSeconds(1), hourLater(post)),
          "unschedule", post -> post.unschedule(hourLater(post)),
          "unpublish", post -> post.unpublish(hourLater(post)),
          "discard", post -> post.discardWorkingCopy(hourLater(post)),
          "trash", post -> post.trash(hourLater(post)),
          "restore", post -> post.restore(hourLater(post)));

  @TestFactory
  Stream<DynamicTest> followsTheTransitionTable() {
    var rows = List.ofAll(TABLE.lines()).map(PostTransitionsTest::cells);
    var states = rows.head().subSequence(1, 6);
    return rows.tail()
        .flatMap(row ->
            states
                .zip(row.tail())
                .map(cell -> transition(cell._1, row.head(), cell._2, row.last())))
        .toJavaStream();
  }

  private static List<String> cells(String row) {
    return List.of(row.split("\\|")).map(String::strip);
  }

  private static DynamicTest transition(
      String life, String operation, String expected, String action) {
    var post = postIn(life);
    return dynamicTest(
        "%s: %s → %s".formatted(life, operation, expected),
        () -> {
          var result = OPERATIONS.get(operation).get().apply(post);
          switch (expected) {
            case "-" ->
                assertThat(result)
                    .isEqualTo(left(new InvalidState(post.status(), Action.valueOf(action))));
            case "nothing" -> assertThat(result).isEqualTo(left(new NothingToPublish()));
            default ->
                assertThat(result.map(change -> name(change.after()))).isEqualTo(right(expected));
          }
        });
  }

  private static Post postIn(String life) {
    var draft = created(1).after();
    return switch (life) {
      case "Draft" -> draft;
      case "Scheduled" ->
          draft.schedule(hourLater(draft).plusSeconds(1), hourLater(draft)).get().after();
      case "Published" -> publishedPost(draft);
      case "Edited" -> edited(publishedPost(draft), retitled("Edited")).after();
      case "Trashed" -> draft.trash(hourLater(draft)).get().after();
      default -> throw new IllegalArgumentException(life);
    };
  }

  private static String name(Post post) {
    return switch (post) {
      case Draft _ -> "Draft";
      case Scheduled _ -> "Scheduled";
      case Published(_, _, var copy) -> copy.isDefined() ? "Edited" : "Published";
      case Trashed _ -> "Trashed";
    };
  }
}
