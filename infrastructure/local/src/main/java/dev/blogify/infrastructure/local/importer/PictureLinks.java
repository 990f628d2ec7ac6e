package dev.blogify.infrastructure.local.importer;

import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * The links to pictures of the same site in a Markdown body: images, links to pictures, link
 * reference definitions and raw {@code <img>} elements. Code spans and code blocks have no links.
 */
record PictureLinks(String body, Seq<LinkSpan> links) {
  private static final Parser PARSER =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();
  private static final Pattern IMG_TAG =
      Pattern.compile(
          "<!--.*?-->|<img\\s(?:[^>]*?\\s)?src\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern EXTERNAL_TARGET =
      Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*|#.*");
  private static final Pattern PICTURE_FILE =
      Pattern.compile("(?i).*\\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#].*)?");

  /** A link target and its position in the body, {@code end} exclusive. */
  record LinkSpan(int start, int end, String target) {}

  static PictureLinks findIn(String body) {
    var collector = new LinkCollector(body, new ArrayList<>());
    collector.collect(PARSER.parse(body));
    return new PictureLinks(body, List.ofAll(collector.links).sortBy(LinkSpan::start));
  }

  Seq<String> targets() {
    return links.map(LinkSpan::target).distinct();
  }

  /** Returns the body with the given targets replaced and all others unchanged. */
  String replaceTargets(Map<String, String> replacements) {
    var text = new StringBuilder();
    var copied = 0;
    for (var link : links.filter(span -> replacements.containsKey(span.target()))) {
      text.append(body, copied, link.start()).append(replacements.get(link.target()).get());
      copied = link.end();
    }
    return text.append(body, copied, body.length()).toString();
  }

  private record LinkCollector(String body, java.util.List<LinkSpan> links) {

    void collect(Node node) {
      switch (node) {
        case Image image -> collectInline(image, image.getDestination(), "![".length());
        case Link link when isPicture(link.getDestination()) ->
            collectInline(link, link.getDestination(), "[".length());
        case LinkReferenceDefinition definition when isPicture(definition.getDestination()) -> {
          var label = "[]:".length() + definition.getLabel().length();
          collectTarget(
              definition.getDestination(), startIndex(definition) + label, endIndex(definition));
        }
        case HtmlInline _, HtmlBlock _ -> collectHtml(node);
        default -> {}
      }
      for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
        collect(child);
      }
    }

    /**
     * Collects the target of an inline link, which follows the link text. A reference link has its
     * target in a definition.
     */
    private void collectInline(Node node, String target, int opening) {
      var textEnd =
          Option.of(node.getLastChild())
              .map(LinkCollector::endIndex)
              .getOrElse(startIndex(node) + opening);
      if (body.startsWith("](", textEnd)) {
        collectTarget(target, textEnd + "](".length(), endIndex(node));
      }
    }

    private void collectHtml(Node node) {
      var img = IMG_TAG.matcher(body).region(startIndex(node), endIndex(node));
      while (img.find()) {
        List.of(1, 2, 3)
            .filter(group -> img.start(group) >= 0)
            .forEach(group -> collectTarget(img.group(group), img.start(group), img.end(group)));
      }
    }

    private void collectTarget(String target, int from, int to) {
      var start = body.indexOf(target, from);
      var isSameSite = !target.isEmpty() && !EXTERNAL_TARGET.matcher(target).matches();
      if (isSameSite && start >= 0 && start + target.length() <= to) {
        links.add(new LinkSpan(start, start + target.length(), target));
      }
    }

    private static boolean isPicture(String target) {
      return PICTURE_FILE.matcher(target.toLowerCase(Locale.ROOT)).matches();
    }

    private static int startIndex(Node node) {
      return node.getSourceSpans().getFirst().getInputIndex();
    }

    private static int endIndex(Node node) {
      var last = node.getSourceSpans().getLast();
      return last.getInputIndex() + last.getLength();
    }
  }
}
