package dev.blogify.infrastructure.local.importer;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import io.vavr.collection.HashMap;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * Splits a Markdown file into its front matter and its body. The front matter is YAML between lines
 * {@code ---}, TOML between lines {@code +++}, or a JSON object.
 *
 * @param fields the fields by name; YAML scalars are texts exactly as written
 */
record FrontMatterSyntax(Map<?, ?> fields, String body) {
  private static final Pattern YAML =
      Pattern.compile(
          "\\uFEFF?---\\h*\\R(.*?)^(?:---|\\.\\.\\.)\\h*(?:\\R|\\z)\\R*(.*)",
          Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern TOML =
      Pattern.compile(
          "\\uFEFF?\\+\\+\\+\\h*\\R(.*?)^\\+\\+\\+\\h*(?:\\R|\\z)\\R*(.*)",
          Pattern.DOTALL | Pattern.MULTILINE);

  /** The end is a line that has only the closing brace, as Hugo requires. */
  private static final Pattern JSON_OBJECT =
      Pattern.compile(
          "\\uFEFF?(\\{\\h*\\R.*?^\\}|\\{[^\\r\\n]*\\})\\h*(?:\\R|\\z)\\R*(.*)",
          Pattern.DOTALL | Pattern.MULTILINE);

  private static final LoadSettings TEXTS_AS_WRITTEN =
      LoadSettings.builder()
          .setSchema(new FailsafeSchema())
          .setTagConstructors(Map.of(Tag.NULL, new EmptyText()))
          .build();

  /** Reads an absent value as an empty text. */
  private static final class EmptyText implements ConstructNode {
    @Override
    public Object construct(Node node) {
      return "";
    }
  }

  static Either<ImportRefusal, FrontMatterSyntax> parse(String text) {
    var yaml = YAML.matcher(text);
    if (yaml.matches()) {
      return parseYaml(yaml.group(1)).map(fields -> new FrontMatterSyntax(fields, yaml.group(2)));
    }
    var toml = TOML.matcher(text);
    if (toml.matches()) {
      return parseToml(toml.group(1)).map(fields -> new FrontMatterSyntax(fields, toml.group(2)));
    }
    var json = JSON_OBJECT.matcher(text);
    return json.matches()
        ? parseJson(json.group(1)).map(fields -> new FrontMatterSyntax(fields, json.group(2)))
        : left(new ImportRefusal.MissingFrontMatter());
  }

  /** A no-break space counts as a space, because text editors insert it. */
  static Either<ImportRefusal, Map<?, ?>> parseYaml(String yaml) {
    try {
      return new Load(TEXTS_AS_WRITTEN).loadFromString(yaml.replace('\u00A0', ' '))
              instanceof Map<?, ?> fields
          ? right(fields)
          : invalid("it has no fields");
    } catch (YamlEngineException e) {
      return invalid(String.valueOf(e.getMessage()));
    }
  }

  private static Either<ImportRefusal, Map<?, ?>> parseToml(String toml) {
    var result = Toml.parse(toml);
    return result.hasErrors()
        ? invalid(String.valueOf(result.errors().getFirst().getMessage()))
        : right(HashMap.ofAll(result.toMap()).mapValues(FrontMatterSyntax::toJava).toJavaMap());
  }

  private static Object toJava(Object value) {
    return switch (value) {
      case TomlTable table ->
          HashMap.ofAll(table.toMap()).mapValues(FrontMatterSyntax::toJava).toJavaMap();
      case TomlArray array -> array.toList().stream().map(FrontMatterSyntax::toJava).toList();
      default -> value;
    };
  }

  private static Either<ImportRefusal, Map<?, ?>> parseJson(String json) {
    try {
      return right(JSON.std.mapFrom(json));
    } catch (JsonProcessingException e) {
      return invalid(e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Either<ImportRefusal, Map<?, ?>> invalid(String problem) {
    return left(
        new ImportRefusal.InvalidFrontMatter(
            problem.lines().map(String::strip).reduce("%s; %s"::formatted).orElse("")));
  }
}
