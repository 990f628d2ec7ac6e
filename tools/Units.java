import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each operation costs in DynamoDB's request units. What is read is weighed: the tapes have
 * every item that a function was given. What is written they do not have, so that its actions stand
 * here as the adapters do them, and the weights of their items are those of the tapes.
 */
static final int PAGE = 20;

/**
 * How many a post has, which is how many feeds it is in, besides those of all and of its author.
 */
static final int TAGS = 3;

/** What one post brings with it: a request for each, but for what consumers do. */
static final Map<String, Integer> LIFE =
    Map.of("createPost", 1, "editPost", 6, "publishPost", 1, "requestUpload", 1);

/** One fact of each request is written down, and that the upload is ready. */
static final Map<String, Integer> CONSUMED =
    Map.of("recordAudit", 10, "countTags", 1, "notifyOwner", 1, "confirmMedia", 1);

/** Their tapes have a day on which much was. */
static final List<String> AS_MUCH_AS_IS_DUE = List.of("sweep", "reconcileMedia");

record Cost(double reads, double writes) {
  Cost plus(Cost other, int times) {
    return new Cost(reads + times * other.reads, writes + times * other.writes);
  }
}

void main(String[] arguments) throws IOException {
  var tapes = Path.of(arguments[0]);
  var body = Integer.parseInt(arguments[1]);
  var names = new ArrayList<String>();
  try (var files = Files.list(tapes)) {
    files
        .map(file -> file.getFileName().toString().replace(".json", ""))
        .sorted()
        .forEach(names::add);
  }
  var published = items(tape(tapes, "getPost")).getFirst();
  var post = weight(published, body);
  var summary = weight(map(published.get("newest")), 0) + keys(published);
  var revision = weight(map(published.get("content")), body) + keys(published);
  IO.println(
      "Of a body of %,d bytes: post %,d, summary %,d, revision %,d"
          .formatted(body, post, summary, revision));
  var written = written(kilobytes(post), kilobytes(summary), kilobytes(revision));
  var costs = new LinkedHashMap<String, Cost>();
  for (var name : names) {
    costs.put(name, new Cost(read(tape(tapes, name), body), written.getOrDefault(name, 0)));
  }
  IO.println("\n| Operation | read | written |\n|---|---:|---:|");
  costs.forEach((name, cost) -> {
    if (cost.reads + cost.writes > 0 && !AS_MUCH_AS_IS_DUE.contains(name)) {
      IO.println("| `%s` | %.1f | %.0f |".formatted(name, cost.reads, cost.writes));
    }
  });
  var changes = LIFE.values().stream().mapToInt(each -> each).sum();
  print("A change of the life of a post", sum(LIFE, costs), changes);
  print("What consumers do for it", sum(CONSUMED, costs), changes);
  print("A list, or a post by its slug", sum(Map.of("listPosts", 1, "getPostBySlug", 1), costs), 2);
}

Cost sum(Map<String, Integer> some, Map<String, Cost> costs) {
  var sum = new Cost(0, 0);
  for (var each : some.entrySet()) {
    sum = sum.plus(costs.get(each.getKey()), each.getValue());
  }
  return sum;
}

void print(String what, Cost sum, int of) {
  IO.println("%n%s: %.1f read, %.1f written".formatted(what, sum.reads / of, sum.writes / of));
}

/** In a transaction each unit counts twice, in an index once; a deletion as what is deleted. */
Map<String, Integer> written(int post, int summary, int revision) {
  var indexed = 2 * post + summary;
  var draft = indexed + summary;
  var feeds = 2 * (2 + TAGS) * summary;
  var slug = 2;
  var kept = 2 * revision + 1;
  var due = 1;
  return Map.ofEntries(
      Map.entry("createPost", draft + slug + kept),
      Map.entry("editPost", draft + kept),
      Map.entry("publishPost", draft + feeds),
      Map.entry("unpublishPost", draft + feeds),
      Map.entry("trashPost", draft + due),
      Map.entry("restorePost", draft + due),
      Map.entry("schedulePost", draft + due),
      Map.entry("unschedulePost", draft + due),
      Map.entry("discardWorkingCopy", indexed),
      Map.entry("restoreRevision", draft + kept),
      Map.entry("requestUpload", 2 + 1 + due),
      Map.entry("confirmMedia", 2 + 1 + due),
      Map.entry("editMedia", 2 + 1),
      Map.entry("deleteMedia", 2 + 1),
      Map.entry("registerUser", 2),
      Map.entry("editMe", 2),
      Map.entry("changeRole", 2),
      Map.entry("readNotification", 1),
      Map.entry("recordAudit", 1 + 2),
      Map.entry("notifyOwner", 2 + 2),
      Map.entry("countTags", 2 * (1 + TAGS)));
}

/** Items are read consistently, four kilobytes a unit; lists are not, and cost half of that. */
double read(Map<String, Object> tape, int body) {
  var units = 0.0;
  for (var answer : answers(tape)) {
    var call = (String) answer.get("call");
    if (call.endsWith(".GetItem")) {
      units +=
          Math.max(1, fours(found(answer).stream().mapToInt(each -> weight(each, body)).sum()));
    } else if (call.endsWith(".Scan")) {
      units += fours(found(answer).stream().mapToInt(each -> weight(each, body)).sum());
    } else if (call.endsWith(".Query")) {
      var mean = found(answer).stream().mapToInt(each -> weight(each, body)).average();
      units += Math.max(1, fours((int) (mean.orElse(0) * (isPage(tape) ? PAGE + 1 : 1)))) / 2.0;
    }
  }
  return units;
}

/** A tick asks for what is due, of which there is mostly nothing. */
boolean isPage(Map<String, Object> tape) {
  return tape.containsKey("status");
}

int fours(int weight) {
  return (weight + 4095) / 4096;
}

int kilobytes(int weight) {
  return (weight + 1023) / 1024;
}

/** What an index or a revision has of an item, besides what it is for. */
int keys(Map<String, Object> item) {
  return List.of("postId", "createdAt", "userId", "version").stream()
      .mapToInt(name -> bytes(name) + weightOf(item.get(name), 0))
      .sum();
}

/** As DynamoDB counts, with a body of so many bytes in the place of the one on tape. */
int weight(Map<String, Object> item, int body) {
  return item.entrySet().stream()
      .mapToInt(each ->
          bytes(each.getKey())
              + (each.getKey().equals("body") ? body : weightOf(each.getValue(), body)))
      .sum();
}

int weightOf(Object value, int body) {
  var type = ((Map<?, ?>) value).keySet().iterator().next().toString();
  var of = ((Map<?, ?>) value).get(type);
  return switch (type) {
    case "S" -> bytes((String) of);
    case "N" -> (((String) of).length() + 1) / 2 + 1;
    case "BOOL", "NULL" -> 1;
    case "M" -> 3 + ((Map<?, ?>) of).size() + weight(map(value), body);
    case "L" -> 3 + ((List<?>) of).stream().mapToInt(each -> 1 + weightOf(each, body)).sum();
    default -> throw new IllegalArgumentException("No item of ours has one: " + type);
  };
}

int bytes(String text) {
  return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
}

Map<String, Object> tape(Path tapes, String name) throws IOException {
  return object(new Json(Files.readString(tapes.resolve(name + ".json"))).value());
}

List<Map<String, Object>> answers(Map<String, Object> tape) {
  return ((List<?>) tape.get("answers")).stream().map(this::object).toList();
}

List<Map<String, Object>> items(Map<String, Object> tape) {
  return found(answers(tape).getFirst());
}

/** The items of an answer. */
List<Map<String, Object>> found(Map<String, Object> answer) {
  var body = object(new Json((String) answer.get("body")).value());
  if (body.containsKey("Items")) {
    return ((List<?>) body.get("Items")).stream().map(this::object).toList();
  }
  return body.containsKey("Item") ? List.of(object(body.get("Item"))) : List.of();
}

/** What is in a map attribute. */
Map<String, Object> map(Object attribute) {
  return object(((Map<?, ?>) attribute).get("M"));
}

@SuppressWarnings("unchecked")
Map<String, Object> object(Object json) {
  return (Map<String, Object>) json;
}

/** Reads JSON that is well formed, as tapes are. */
static final class Json {
  private final String text;
  private int at;

  Json(String text) {
    this.text = text;
  }

  Object value() {
    return switch (next()) {
      case '{' -> members();
      case '[' -> elements();
      case '"' -> string();
      default -> literal();
    };
  }

  private char next() {
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.charAt(at);
  }

  private Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    at++;
    while (next() != '}') {
      var name = string();
      next();
      at++;
      members.put(name, value());
      if (next() == ',') {
        at++;
        next();
      }
    }
    at++;
    return members;
  }

  private List<Object> elements() {
    var elements = new ArrayList<>();
    at++;
    while (next() != ']') {
      elements.add(value());
      if (next() == ',') {
        at++;
      }
    }
    at++;
    return elements;
  }

  private String string() {
    var string = new StringBuilder();
    at++;
    while (text.charAt(at) != '"') {
      string.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
      at++;
    }
    at++;
    return string.toString();
  }

  private char escaped() {
    at++;
    return switch (text.charAt(at)) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
      }
      default -> text.charAt(at);
    };
  }

  private String literal() {
    var from = at;
    while (at < text.length() && "{}[], \n\r\t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }
}
