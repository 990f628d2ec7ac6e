package dev.blogify.infrastructure.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.infrastructure.cdk.functions.LambdaArtifacts;
import dev.blogify.infrastructure.cdk.stage.Stage;
import dev.blogify.infrastructure.cdk.stage.StageFile;
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
  private static final Path TARGET_FOLDER = Path.of("target");

  /** From wherever in {@code infrastructure} tests run. */
  private static final Path STAGES_FOLDER = Path.of("..", "aws", "stages");

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> FINDING_TYPES = HashSet.of("aws:cdk:error", "aws:cdk:warning");

  private static final class CommonStages {
    static final Synthesis PROD = synthesize("prod", "prod");
    static final Synthesis SMALL = synthesize("small", "small");
  }

  private static final class OtherStages {
    static final Synthesis DEV = synthesize("dev", "dev");
    static final Synthesis STAGING = synthesize("staging", "staging");
  }

  /** Apart, because only few tests need it. */
  private static final class CompleteStage {
    static final Synthesis SYNTHESIS =
        synthesize(Stage.parse("prod", completeSettings()).get(), "complete");
  }

  /** Apart as well. */
  private static final class TwoRegionStage {
    static final Synthesis SYNTHESIS =
        synthesize(Stage.parse("prod", inTwoRegionsSettings()).get(), "two-regions");
  }

  /** With all alarms, firewall and traces. */
  public static Synthesis prod() {
    return CommonStages.PROD;
  }

  public static Synthesis small() {
    return CommonStages.SMALL;
  }

  static Synthesis dev() {
    return OtherStages.DEV;
  }

  static Synthesis staging() {
    return OtherStages.STAGING;
  }

  /** Production with all that a stage may ask for besides. */
  public static Synthesis complete() {
    return CompleteStage.SYNTHESIS;
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
  public static Synthesis inTwoRegions() {
    return TwoRegionStage.SYNTHESIS;
  }

  static Map<String, String> inTwoRegionsSettings() {
    return HashMap.of(
            "domain", "blog.example.org",
            "zone", "example.org",
            "zoneId", "Z0123456789",
            "secondRegion", "eu-central-1")
        .merge(settings("prod"));
  }

  public static Stage stage(String name) {
    return Stage.parse(name, settings(name)).get();
  }

  private static Map<String, String> settings(String name) {
    try {
      return StageFile.readSettings(STAGES_FOLDER.resolve(name + StageFile.EXTENSION));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Synthesis synthesize(String stage, String folder) {
    return synthesize(stage(stage), folder);
  }

  private static Synthesis synthesize(Stage stage, String folder) {
    var out = TARGET_FOLDER.resolve("synthesis").resolve(folder);
    var assembly = BlogifyApp.synthesize(stage, placeholderArtifacts(), out);
    return new Synthesis(out, templates(assembly), findings(out));
  }

  public Template template(String stack) {
    return Template.fromString(templates.get(stack).get().toString());
  }

  /** A resource of a template, with its logical id and its stack. */
  public record TemplateResource(String stack, String id, JsonNode json) {
    String type() {
      return json.path("Type").asText();
    }

    public JsonNode properties() {
      return json.path("Properties");
    }
  }

  public Seq<TemplateResource> resources() {
    return templates
        .toList()
        .flatMap(template ->
            List.ofAll(template._2().path("Resources").properties())
                .map(entry ->
                    new TemplateResource(template._1(), entry.getKey(), entry.getValue())));
  }

  public Seq<TemplateResource> resources(String type) {
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
                .filter(entry -> FINDING_TYPES.contains(entry.path("type").asText()))
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

  static LambdaArtifacts placeholderArtifacts() {
    return new LambdaArtifacts(placeholderZip("functions"), placeholderZip("layer"));
  }

  private static Path placeholderZip(String name) {
    var file = TARGET_FOLDER.resolve(name + ".zip");
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
