package dev.blogify.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.functions.Grant.Resource.CursorSecret;
import dev.blogify.functions.Grant.Resource.Index;
import dev.blogify.functions.Grant.Resource.Items;
import dev.blogify.functions.Grant.Resource.Objects;
import dev.blogify.functions.Grant.Resource.UserPool;
import dev.blogify.functions.Story.Scene;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StoryTest {
  private static final Aws AWS = new Aws();
  private static Seq<Scene> scenes = io.vavr.collection.List.empty();

  @BeforeAll
  static void tell() throws Exception {
    scenes = Story.tell(AWS);
  }

  @AfterAll
  static void close() {
    AWS.close();
  }

  @Test
  void everyFunctionDoesWhatItIsFor() {
    assertThat(scenes.reject(Scene::isRefused).map(Scene::function).toSortedSet())
        .isEqualTo(Functions.ALL.map(LambdaFunction::name).toSortedSet());
  }

  /** Nothing is missing, and nothing granted in vain (TST-6). */
  @ParameterizedTest
  @MethodSource("functions")
  void usesAllThatItIsGrantedAndNothingElse(LambdaFunction function) {
    var used =
        scenes
            .filter(scene -> scene.function().equals(function.name()))
            .flatMap(Scene::permissions);

    assertThat(TreeSet.ofAll(used))
        .isEqualTo(TreeSet.ofAll(function.grants().flatMap(StoryTest::permissions)));
  }

  static java.util.stream.Stream<LambdaFunction> functions() {
    return Functions.ALL.toJavaStream();
  }

  private static Seq<String> permissions(Grant grant) {
    var resource =
        switch (grant.resource()) {
          case Items(var table) -> table.name();
          case Index(var table, var name) -> table.name() + "/" + name;
          case Objects(var prefix) -> prefix;
          case UserPool() -> "pool";
          case CursorSecret() -> "secret";
        };
    return grant.actions().map(action -> action + " on " + resource);
  }
}
