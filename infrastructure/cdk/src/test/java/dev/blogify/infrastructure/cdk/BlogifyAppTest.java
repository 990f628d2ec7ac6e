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
  /** AWS: quotas of CloudFormation. */
  private static final int MAX_RESOURCES_PER_STACK = 500;

  private static final int MAX_TEMPLATE_BYTES = 1_000_000;

  /** What it is called, and a reason that is more than a word. */
  private static final int MIN_REASON_LENGTH = 40;

  @Test
  void synthesisIsReproducible() {
    var again = Synthesis.synthesize("prod", "again");

    assertThat(templates(again.folder())).isEqualTo(templates(Synthesis.prod().folder()));
  }

  /** What has the order of a hash has another one in each process, and within one the same. */
  @Test
  void synthesisIsReproducibleInAnotherProcess(@TempDir Path folder)
      throws IOException, InterruptedException {
    assertThat(synthesizeInNewProcess(Synthesis.completeSettings(), folder))
        .isEqualTo(templates(Synthesis.complete().folder()));
  }

  @Test
  void synthesisOfTwoRegionsIsReproducibleInAnotherProcess(@TempDir Path folder)
      throws IOException, InterruptedException {
    assertThat(synthesizeInNewProcess(Synthesis.inTwoRegionsSettings(), folder))
        .isEqualTo(templates(Synthesis.inTwoRegions().folder()));
  }

  private static Map<String, String> synthesizeInNewProcess(
      Map<String, String> settings, Path folder) throws IOException, InterruptedException {
    var archives = Synthesis.placeholderArtifacts();
    var stage = folder.resolve("prod.properties");
    Files.write(stage, settings.map(each -> each._1() + " = " + each._2()).toList());
    var said = folder.resolve("said").toFile();
    var out = folder.resolve("out");

    var status =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CdkMain.class.getName(),
                stage.toString(),
                archives.functions().toString(),
                archives.layer().toString(),
                out.toString())
            .redirectErrorStream(true)
            .redirectOutput(said)
            .start()
            .waitFor();

    assertThat(status).as(Files.readString(said.toPath())).isZero();
    return templates(out);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyFindingIsFixedOrSuppressed(Synthesis synthesis) {
    assertThat(synthesis.findings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everySuppressionHasASentenceAsItsReason(Synthesis synthesis) {
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
  @MethodSource("profiles")
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

  /** Whose account it is deployed in, only the credentials say. */
  @ParameterizedTest
  @MethodSource("profiles")
  void noTemplateNamesAnAccount(Synthesis synthesis) {
    assertThat(
            synthesis
                .templates()
                .mapValues(Object::toString)
                .filterValues(BlogifyAppTest::namesAnAccount))
        .isEmpty();
  }

  static Seq<Synthesis> profiles() {
    return List.of(
        Synthesis.prod(),
        Synthesis.small(),
        Synthesis.dev(),
        Synthesis.staging(),
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
