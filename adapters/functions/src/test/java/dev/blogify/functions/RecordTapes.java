package dev.blogify.functions;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.functions.Story.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

/** Writes the tapes anew, of each function's first success. Run by name. */
final class RecordTapes {
  private static final Path TAPES = Path.of("src/main/resources/dev/blogify/functions/tapes");

  @Test
  void ofAllFunctions() throws Exception {
    try (var aws = new Aws()) {
      for (var scene : Story.tell(aws).reject(Scene::isRefused).distinctBy(Scene::function)) {
        write(TAPES.resolve(scene.function() + ".json"), scene);
      }
    }
  }

  private static void write(Path tape, Scene scene) throws IOException {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("at", scene.at().toString());
    fields.put("event", JSON.std.mapFrom(scene.event()));
    fields.put("answers", scene.calls().map(Call::asOnTape).asJava());
    scene.status().forEach(status -> fields.put("status", status));
    Files.writeString(
        tape, JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(fields) + "\n");
  }
}
