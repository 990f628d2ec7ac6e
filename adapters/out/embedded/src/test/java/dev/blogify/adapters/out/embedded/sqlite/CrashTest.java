package dev.blogify.adapters.out.embedded.sqlite;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.published;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.post.Post;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process while it commits, and checks that no acknowledged commit is lost. */
final class CrashTest {
  private static final int COMMITS_BEFORE_KILL = 60;

  @TempDir Path folder;

  @RepeatedTest(3)
  void keepsAcknowledgedCommitsAndNoPartialOnes(RepetitionInfo repetition) throws Exception {
    var file = folder.resolve("blogify.db");
    var writer = start(file);
    var acknowledged = Vector.<Integer>empty();
    try (var lines = writer.inputReader(UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged = acknowledged.append(Integer.valueOf(line));
        if (acknowledged.size() == COMMITS_BEFORE_KILL * repetition.getCurrentRepetition()) {
          // Process.destroyForcibly would also close the pipe and lose its buffered lines.
          writer.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(writer.waitFor()).isNotZero();
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(COMMITS_BEFORE_KILL);

    try (var database = SqliteDatabase.open(file)) {
      var posts = new SqlitePosts(database);
      assertThat(acknowledged.map(number -> posts.find(id(number))))
          .isEqualTo(acknowledged.map(number -> Option.some(publishedPost(number))));
      assertThat(database.read(DatabaseInvariants::findViolations)).isEmpty();
    }
  }

  private static Post publishedPost(int number) {
    return published(created(number).after()).after();
  }

  private static Process start(Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Publishes posts in several threads until it is killed; prints the number of each one. */
  static final class Writer {
    private static final int THREADS = 4;

    private Writer() {}

    public static void main(String[] arguments) {
      var posts = new SqlitePosts(SqliteDatabase.open(Path.of(arguments[0])));
      var numbers = new AtomicInteger();
      for (var thread = 0; thread < THREADS; thread++) {
        Thread.ofPlatform()
            .start(() -> {
              while (true) {
                publish(posts, numbers.incrementAndGet());
              }
            });
      }
    }

    private static void publish(SqlitePosts posts, int number) {
      var draft = posts.commit(created(number), forActor(ALICE)).get();
      posts.commit(published(draft), forActor(ALICE)).get();
      System.out.println(number);
    }
  }
}
