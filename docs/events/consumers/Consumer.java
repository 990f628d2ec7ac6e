import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/** Prints what happens in Blogify, each event once, and says which ones come late. */
final Set<String> seen = new HashSet<>(); // a table, if it is to outlive this process

final Map<String, String> newest = new HashMap<>();

void main(String[] args) throws IOException, InterruptedException {
  var feed = URI.create(args.length > 0 ? args[0] : "http://localhost:8080/_local/events");
  try (var http = HttpClient.newHttpClient()) {
    var lines = http.send(HttpRequest.newBuilder(feed).build(), BodyHandlers.ofLines()).body();
    lines.filter(line -> line.startsWith("data:")).forEach(line -> handle(line.substring(5)));
  }
}

/** Takes an event as EventBridge wraps it: the body of a message, if it comes by a queue. */
void handle(String entry) {
  var event = entry.split("\"detail\"\\s*:", 2)[1];
  if (seen.contains(text(event, "id"))) {
    return;
  }
  var sequence = text(event, "sequence");
  var late = sequence.compareTo(newest.getOrDefault(text(event, "subject"), "")) < 0;
  if (!late) {
    newest.put(text(event, "subject"), sequence);
  }
  IO.println(
      text(event, "subject")
          + " "
          + sequence
          + " "
          + text(event, "type")
          + (late ? " (late)" : ""));
  seen.add(text(event, "id"));
}

/** The JDK reads no JSON. No text in an event looks like a name: its quotes are escaped. */
String text(String event, String name) {
  var member = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(event);
  return member.results().findFirst().orElseThrow().group(1);
}
