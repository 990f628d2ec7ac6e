package dev.blogify.functions;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.functions.Story.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/** Writes the tapes anew, of each function's first success, into the folder that is named. */
final class RecordTapes {
  private RecordTapes() {}

  public static void main(String[] arguments) throws Exception {
    var folder = Path.of(arguments[0]);
    try (var aws = new Aws()) {
      for (var scene : Story.tell(aws).reject(Scene::isRefused).distinctBy(Scene::function)) {
        write(folder.resolve(scene.function() + ".json"), scene);
      }
    }
    System.exit(0);
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
