package dev.blogify.infrastructure.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.stage.Stage;
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
import java.nio.file.attribute.FileTime;
import java.util.Map.Entry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awscdk.assertions.Template;

/**
 * The templates of a stage, synthesized once per build: later modules and JVMs read those in {@code
 * infrastructure/cdk/target/synthesis}, unless a class or a stage file is newer. The archives of
 * functions and layer are placeholders.
 */
public record Synthesis(Path folder, Map<String, JsonNode> templates, Seq<String> findings) {
  /** Relative to the folder of any module in {@code infrastructure}. */
  private static final Path CDK_FOLDER = Path.of("..", "cdk");

  private static final Path TARGET_FOLDER = CDK_FOLDER.resolve("target");
  private static final Path STAGES_FOLDER = CDK_FOLDER.resolve("stages");

  /** The compiled modules that a synthesis reads, relative to {@code infrastructure/cdk}. */
  private static final Seq<Path> INPUT_FOLDERS =
      List.of(
              "domain",
              "application",
              "adapters/events",
              "adapters/in/http",
              "adapters/in/consumers",
              "adapters/in/lambda",
              "adapters/out/aws",
              "infrastructure/cdk")
          .map(module -> CDK_FOLDER.resolve("../..").resolve(module).resolve("target/classes"))
          .append(STAGES_FOLDER);

  private static final Map<String, String> DOMAIN_SETTINGS =
      HashMap.of("domain", "blog.example.org", "zone", "example.org", "zoneId", "Z0123456789");

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> FINDING_TYPES = HashSet.of("aws:cdk:error", "aws:cdk:warning");

  private static final java.util.Map<String, Synthesis> BY_FOLDER = new ConcurrentHashMap<>();

  /** A stage with all alarms, the firewall and traces. */
  public static Synthesis prod() {
    return ofStage("prod");
  }

  public static Synthesis small() {
    return ofStage("small");
  }

  static Synthesis ofStage(String name) {
    return BY_FOLDER.computeIfAbsent(name, _ -> readOrSynthesize(stage(name), name));
  }

  /** The production stage with a domain, subscribers and backups. */
  public static Synthesis complete() {
    return BY_FOLDER.computeIfAbsent(
        "complete", folder -> readOrSynthesize(completeStage(), folder));
  }

  /** The production stage with a domain and a second Region. */
  public static Synthesis inTwoRegions() {
    return BY_FOLDER.computeIfAbsent(
        "two-regions", folder -> readOrSynthesize(twoRegionStage(), folder));
  }

  /**
   * Synthesizes two stages without reading templates, to compare the templates of two processes.
   */
  public static void main(String[] arguments) {
    var out = Path.of(arguments[0]);
    BlogifyApp.synthesize(completeStage(), placeholderArtifacts(out), out.resolve("complete"));
    BlogifyApp.synthesize(twoRegionStage(), placeholderArtifacts(out), out.resolve("two-regions"));
  }

  private static Stage completeStage() {
    return productionWith(DOMAIN_SETTINGS.put("subscribers", "123456789012").put("backups", "yes"));
  }

  private static Stage twoRegionStage() {
    return productionWith(DOMAIN_SETTINGS.put("secondRegion", "eu-central-1"));
  }

  private static Stage productionWith(Map<String, String> settings) {
    return Stage.parse("prod", settings.merge(settings("prod"))).get();
  }

  public static Stage stage(String name) {
    return Stage.parse(name, settings(name)).get();
  }

  private static Map<String, String> settings(String name) {
    try {
      return Stage.readSettings(STAGES_FOLDER.resolve(name + Stage.FILE_EXTENSION));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Synthesis readOrSynthesize(Stage stage, String folder) {
    var out = TARGET_FOLDER.resolve("synthesis").resolve(folder);
    var manifest = out.resolve("manifest.json");
    if (!Files.exists(manifest) || lastModified(manifest).compareTo(newestInput()) < 0) {
      BlogifyApp.synthesize(stage, placeholderArtifacts(TARGET_FOLDER), out);
    }
    var artifacts = read(manifest).path("artifacts");
    var templates =
        List.ofAll(artifacts.properties())
            .filter(
                each -> each.getValue().path("type").asText().equals("aws:cloudformation:stack"))
            .toLinkedMap(
                Entry::getKey,
                each -> read(out.resolve(each.getValue().at("/properties/templateFile").asText())));
    return new Synthesis(out, templates, findings(out, artifacts));
  }

  private static FileTime newestInput() {
    return INPUT_FOLDERS
        .filter(Files::exists)
        .flatMap(folder -> {
          try (var files = Files.walk(folder)) {
            return List.ofAll(files.map(Synthesis::lastModified).toList());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        })
        .max()
        .get();
  }

  private static FileTime lastModified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

    public String text(String property) {
      return properties().path(property).asText();
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

  /** The single resource of a type with the given value of a property. */
  public TemplateResource resource(String type, String property, String value) {
    return resources(type).filter(resource -> resource.text(property).equals(value)).single();
  }

  /** The errors and warnings of CDK and cdk-nag. */
  private static Seq<String> findings(Path folder, JsonNode artifacts) {
    return List.ofAll(artifacts)
        .flatMap(artifact -> List.ofAll(metadata(folder, artifact).properties()))
        .flatMap(construct ->
            List.ofAll(construct.getValue())
                .filter(entry -> FINDING_TYPES.contains(entry.path("type").asText()))
                .map(entry -> construct.getKey() + ": " + entry.path("data").asText()));
  }

  private static JsonNode metadata(Path folder, JsonNode artifact) {
    var file = artifact.path("additionalMetadataFile").asText();
    return file.isEmpty() ? artifact.path("metadata") : read(folder.resolve(file));
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LambdaDeployer.Artifacts placeholderArtifacts(Path folder) {
    return new LambdaDeployer.Artifacts(
        placeholderZip(folder, "functions"), placeholderZip(folder, "layer"));
  }

  private static Path placeholderZip(Path folder, String name) {
    var file = folder.resolve(name + ".zip");
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
