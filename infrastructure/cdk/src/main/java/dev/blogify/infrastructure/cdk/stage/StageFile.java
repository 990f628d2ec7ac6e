package dev.blogify.infrastructure.cdk.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A properties file with the settings of a stage. The file name is the name of the stage. */
public final class StageFile {
  public static final String EXTENSION = ".properties";

  private StageFile() {}

  public static Validation<Seq<SettingViolation>, Stage> read(Path file) throws IOException {
    var name = file.getFileName().toString().replaceFirst("\\" + EXTENSION + "$", "");
    return Stage.parse(name, readSettings(file));
  }

  public static Map<String, String> readSettings(Path file) throws IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file, UTF_8)) {
      properties.load(reader);
    }
    return HashSet.ofAll(properties.stringPropertyNames())
        .toMap(key -> key, properties::getProperty);
  }
}
