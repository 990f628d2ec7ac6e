package dev.blogify.infrastructure.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a list page by page through its {@code Link} headers (RFC 8288). */
public final class LinkPagination {
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  private LinkPagination() {}

  /** The items of all pages. */
  public static List<JsonNode> allItems(ApiCaller caller, String path) {
    var items = new ArrayList<JsonNode>();
    for (var next = path; !next.isEmpty(); ) {
      var page = caller.get(next).expectStatus(200);
      page.items().forEach(items::add);
      next = nextPath(page);
    }
    return items;
  }

  /** The values of a field in the items of all pages. */
  public static List<String> allItemValues(ApiCaller caller, String path, String field) {
    return allItems(caller, path).stream().map(item -> item.path(field).asText()).toList();
  }

  /** The path of the next page; absent on the last page. */
  public static String nextPath(ClientResponse page) {
    var link = NEXT.matcher(page.header("link"));
    return link.find() ? link.group(1) : "";
  }
}
