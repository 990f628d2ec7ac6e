package dev.blogify.infrastructure.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BlogifyAppTest {
  /** AWS: CloudFormation quotas. */
  private static final int MAX_RESOURCES_PER_STACK = 500;

  private static final int MAX_TEMPLATE_BYTES = 1_000_000;

  /** Enforces a sentence instead of a word. */
  private static final int MIN_REASON_LENGTH = 40;

  /** A hash order differs between processes; static state differs between runs in one process. */
  @Test
  void synthesisIsReproducibleInAnotherProcess(@TempDir Path folder)
      throws IOException, InterruptedException {
    var output = folder.resolve("output").toFile();

    var status =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Synthesis.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start()
            .waitFor();

    assertThat(status).as(Files.readString(output.toPath())).isZero();
    for (var synthesis : List.of(Synthesis.complete(), Synthesis.inTwoRegions())) {
      assertThat(templates(folder.resolve(synthesis.folder().getFileName())))
          .isNotEmpty()
          .isEqualTo(templates(synthesis.folder()));
    }
  }

  @ParameterizedTest
  @MethodSource("stages")
  void everyFindingIsFixedOrSuppressed(Synthesis synthesis) {
    assertThat(synthesis.findings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("stages")
  void everySuppressionStatesItsReasonAsASentence(Synthesis synthesis) {
    var reasons =
        synthesis
            .resources()
            .flatMap(each -> List.ofAll(each.json().at("/Metadata/cdk_nag/rules_to_suppress")))
            .map(suppression -> suppression.path("reason").asText());

    assertThat(reasons)
        .isNotEmpty()
        .allSatisfy(
            reason -> assertThat(reason).hasSizeGreaterThan(MIN_REASON_LENGTH).endsWith("."));
  }

  @ParameterizedTest
  @MethodSource("stages")
  void everyStackIsWellBelowTheCloudFormationQuotas(Synthesis synthesis) {
    for (var template : synthesis.templates()) {
      assertThat(template._2().path("Resources").size())
          .as(template._1())
          .isLessThan(MAX_RESOURCES_PER_STACK * 4 / 5);
      assertThat(template._2().toString().length())
          .as(template._1())
          .isLessThan(MAX_TEMPLATE_BYTES);
    }
  }

  /** The credentials of a deployment determine the account. */
  @ParameterizedTest
  @MethodSource("stages")
  void noTemplateNamesAnAccount(Synthesis synthesis) {
    assertThat(
            synthesis
                .templates()
                .mapValues(Object::toString)
                .filterValues(BlogifyAppTest::namesAnAccount))
        .isEmpty();
  }

  static Seq<Synthesis> stages() {
    return List.of(
        Synthesis.prod(),
        Synthesis.small(),
        Synthesis.ofStage("dev"),
        Synthesis.ofStage("staging"),
        Synthesis.inTwoRegions());
  }

  private static boolean namesAnAccount(String template) {
    return template.matches("(?s).*arn:aws:[a-z0-9-]+:[a-z0-9-]*:\\d{12}:.*");
  }

  private static Map<String, String> templates(Path folder) {
    try (var files = Files.list(folder)) {
      return List.ofAll(files.toList())
          .filter(file -> file.toString().endsWith(".template.json"))
          .toSortedMap(file -> file.getFileName().toString(), BlogifyAppTest::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
