package dev.blogify.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cxapi.CloudAssembly;

/**
 * What a stage's synthesis has written, made once for all tests. Stand-ins lie where the archives
 * would, for which there is no need but in the test that looks into them.
 */
public record Synthesis(Path folder, Map<String, JsonNode> templates, Seq<String> findings) {
  private static final Path TARGET = Path.of("target");

  /** From wherever in {@code infrastructure} tests run. */
  private static final Path STAGES = Path.of("..", "aws", "stages");

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> FINDINGS = HashSet.of("aws:cdk:error", "aws:cdk:warning");

  private static final class Once {
    static final Synthesis PROD = of("prod", "prod");
    static final Synthesis SMALL = of("small", "small");
  }

  private static final class Others {
    static final Synthesis DEV = of("dev", "dev");
    static final Synthesis STAGING = of("staging", "staging");
  }

  /** Apart, because only few tests need it. */
  private static final class Complete {
    static final Synthesis SYNTHESIS =
        of(Stage.parse("prod", completeSettings()).get(), "complete");
  }

  /** Apart as well. */
  private static final class InTwoRegions {
    static final Synthesis SYNTHESIS =
        of(Stage.parse("prod", inTwoRegionsSettings()).get(), "two-regions");
  }

  /** With all alarms, firewall and traces. */
  public static Synthesis prod() {
    return Once.PROD;
  }

  static Synthesis small() {
    return Once.SMALL;
  }

  static Synthesis dev() {
    return Others.DEV;
  }

  static Synthesis staging() {
    return Others.STAGING;
  }

  /** Production with all that a stage may ask for besides. */
  static Synthesis complete() {
    return Complete.SYNTHESIS;
  }

  static Map<String, String> completeSettings() {
    return HashMap.of(
            "domain", "blog.example.org",
            "zone", "example.org",
            "zoneId", "Z0123456789",
            "subscribers", "123456789012",
            "backups", "yes")
        .merge(settings("prod"));
  }

  /** Production with a second Region, which takes a domain. */
  static Synthesis inTwoRegions() {
    return InTwoRegions.SYNTHESIS;
  }

  static Map<String, String> inTwoRegionsSettings() {
    return HashMap.of(
            "domain", "blog.example.org",
            "zone", "example.org",
            "zoneId", "Z0123456789",
            "secondRegion", "eu-central-1")
        .merge(settings("prod"));
  }

  static Stage stage(String name) {
    return Stage.parse(name, settings(name)).get();
  }

  private static Map<String, String> settings(String name) {
    try {
      return StageFile.settings(STAGES.resolve(name + StageFile.EXTENSION));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Synthesis of(String stage, String folder) {
    return of(stage(stage), folder);
  }

  private static Synthesis of(Stage stage, String folder) {
    var out = TARGET.resolve("synthesis").resolve(folder);
    var assembly = Plan.synthesize(stage, archives(), out);
    return new Synthesis(out, templates(assembly), findings(out));
  }

  Template template(String stack) {
    return Template.fromString(templates.get(stack).get().toString());
  }

  /** A resource of a template, with its logical id and its stack. */
  record Resource(String stack, String id, JsonNode json) {
    String type() {
      return json.path("Type").asText();
    }

    JsonNode properties() {
      return json.path("Properties");
    }
  }

  Seq<Resource> resources() {
    return templates
        .toList()
        .flatMap(template ->
            List.ofAll(template._2().path("Resources").properties())
                .map(entry -> new Resource(template._1(), entry.getKey(), entry.getValue())));
  }

  Seq<Resource> resources(String type) {
    return resources().filter(resource -> resource.type().equals(type));
  }

  private static Map<String, JsonNode> templates(CloudAssembly assembly) {
    return List.ofAll(assembly.getStacks())
        .toLinkedMap(stack -> stack.getId(), stack -> read(Path.of(stack.getTemplateFullPath())));
  }

  /** What the constructs of CDK, and its rules, warn of. */
  private static Seq<String> findings(Path folder) {
    var artifacts = List.ofAll(read(folder.resolve("manifest.json")).path("artifacts"));
    return artifacts
        .flatMap(artifact -> List.ofAll(metadata(folder, artifact).properties()))
        .flatMap(at ->
            List.ofAll(at.getValue())
                .filter(entry -> FINDINGS.contains(entry.path("type").asText()))
                .map(entry -> at.getKey() + ": " + entry.path("data").asText()));
  }

  private static JsonNode metadata(Path folder, JsonNode artifact) {
    var elsewhere = artifact.path("additionalMetadataFile").asText();
    return elsewhere.isEmpty() ? artifact.path("metadata") : read(folder.resolve(elsewhere));
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Archives archives() {
    return new Archives(standIn("functions"), standIn("layer"));
  }

  private static Path standIn(String name) {
    var file = TARGET.resolve(name + ".zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      var entry = new ZipEntry(name);
      entry.setTime(0);
      zip.putNextEntry(entry);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
