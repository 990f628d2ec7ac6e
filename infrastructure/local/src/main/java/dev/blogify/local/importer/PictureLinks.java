package dev.blogify.local.importer;

import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * The pictures of its own site that a Markdown body names, and where: as an image, as a link to a
 * picture, in a reference, in a raw {@code <img>}. What stands in code is no link.
 */
record PictureLinks(String body, Seq<Place> places) {
  private static final Parser PARSER =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();
  private static final Pattern IMG =
      Pattern.compile(
          "<!--.*?-->|<img\\s(?:[^>]*?\\s)?src\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern ELSEWHERE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*|#.*");
  private static final Pattern PICTURE =
      Pattern.compile("(?i).*\\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#].*)?");

  /** A link's target, which the body has from {@code start} to {@code end}. */
  record Place(int start, int end, String target) {}

  static PictureLinks in(String body) {
    var finder = new Finder(body);
    PARSER.parse(body).accept(finder);
    return new PictureLinks(body, List.ofAll(finder.places).sortBy(Place::start));
  }

  Seq<String> targets() {
    return places.map(Place::target).distinct();
  }

  /** The body with other targets; those that are not replaced stay as they are. */
  String replace(Map<String, String> replacements) {
    var text = new StringBuilder();
    var done = 0;
    for (var place : places.filter(known -> replacements.containsKey(known.target()))) {
      text.append(body, done, place.start()).append(replacements.get(place.target()).get());
      done = place.end();
    }
    return text.append(body, done, body.length()).toString();
  }

  private static final class Finder extends AbstractVisitor {
    private final String body;
    private final java.util.List<Place> places = new ArrayList<>();

    Finder(String body) {
      this.body = body;
    }

    @Override
    public void visit(Image image) {
      inline(image, image.getDestination(), "![".length());
      visitChildren(image);
    }

    @Override
    public void visit(Link link) {
      if (isPicture(link.getDestination())) {
        inline(link, link.getDestination(), "[".length());
      }
      visitChildren(link);
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
      if (isPicture(definition.getDestination())) {
        var label = "[]:".length() + definition.getLabel().length();
        find(definition.getDestination(), start(definition) + label, end(definition));
      }
    }

    @Override
    public void visit(HtmlInline html) {
      html(html);
    }

    @Override
    public void visit(HtmlBlock html) {
      html(html);
    }

    /** A target of its own follows the text; where it does not, a reference was used. */
    private void inline(Node node, String target, int opening) {
      var text = Option.of(node.getLastChild()).map(Finder::end).getOrElse(start(node) + opening);
      if (body.startsWith("](", text)) {
        find(target, text + "](".length(), end(node));
      }
    }

    private void html(Node node) {
      var img = IMG.matcher(body).region(start(node), end(node));
      while (img.find()) {
        List.of(1, 2, 3)
            .filter(group -> img.start(group) >= 0)
            .forEach(group -> find(img.group(group), img.start(group), img.end(group)));
      }
    }

    private void find(String target, int from, int to) {
      var start = body.indexOf(target, from);
      var isHere = !target.isEmpty() && !ELSEWHERE.matcher(target).matches();
      if (isHere && start >= 0 && start + target.length() <= to) {
        places.add(new Place(start, start + target.length(), target));
      }
    }

    private static boolean isPicture(String target) {
      return PICTURE.matcher(target.toLowerCase(Locale.ROOT)).matches();
    }

    private static int start(Node node) {
      return node.getSourceSpans().getFirst().getInputIndex();
    }

    private static int end(Node node) {
      var last = node.getSourceSpans().getLast();
      return last.getInputIndex() + last.getLength();
    }
  }
}
