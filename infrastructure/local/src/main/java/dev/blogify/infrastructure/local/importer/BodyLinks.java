package dev.blogify.infrastructure.local.importer;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * The links of a Markdown body to the same site: images, links, link reference definitions and raw
 * {@code <img>} elements. Code spans and code blocks have no links.
 */
record BodyLinks(String body, Seq<LinkSpan> links) {
  private static final Parser PARSER =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();
  private static final Pattern IMG_TAG =
      Pattern.compile(
          "<!--.*?-->|<img\\s(?:[^>]*?\\s)?src\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))[^>]*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern ALT =
      Pattern.compile("\\salt\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')", Pattern.CASE_INSENSITIVE);
  private static final Pattern EXTERNAL_TARGET =
      Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*|#.*");
  private static final Pattern PICTURE_FILE =
      Pattern.compile("(?i).*\\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#].*)?");

  /**
   * A link target and its position in the body, {@code end} exclusive.
   *
   * @param alt the alternative text of an image, else empty
   */
  record LinkSpan(int start, int end, String target, boolean isPicture, String alt) {}

  static BodyLinks findIn(String body) {
    var collector = new LinkCollector(body, new ArrayList<>());
    collector.collect(PARSER.parse(body));
    return new BodyLinks(body, List.ofAll(collector.links).sortBy(LinkSpan::start));
  }

  /** The targets of pictures with the first alternative text of each, in order. */
  Map<String, String> pictures() {
    return links
        .filter(LinkSpan::isPicture)
        .foldLeft(
            LinkedHashMap.empty(),
            (all, link) ->
                all.put(
                    link.target(), link.alt(), (first, next) -> first.isEmpty() ? next : first));
  }

  /** The targets of other links. */
  Seq<String> pages() {
    return links.reject(LinkSpan::isPicture).map(LinkSpan::target).distinct();
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
        case Image image ->
            collectInline(image, image.getDestination(), "![".length(), true, altText(image));
        case Link link ->
            collectInline(
                link, link.getDestination(), "[".length(), isPicture(link.getDestination()), "");
        case LinkReferenceDefinition definition -> {
          var label = "[]:".length() + definition.getLabel().length();
          collectTarget(
              definition.getDestination(),
              startIndex(definition) + label,
              endIndex(definition),
              isPicture(definition.getDestination()),
              "");
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
    private void collectInline(
        Node node, String target, int opening, boolean isPicture, String alt) {
      var textEnd =
          Option.of(node.getLastChild())
              .map(LinkCollector::endIndex)
              .getOrElse(startIndex(node) + opening);
      if (body.startsWith("](", textEnd)) {
        collectTarget(target, textEnd + "](".length(), endIndex(node), isPicture, alt);
      }
    }

    private void collectHtml(Node node) {
      var img = IMG_TAG.matcher(body).region(startIndex(node), endIndex(node));
      while (img.find()) {
        List.of(1, 2, 3)
            .filter(group -> img.start(group) >= 0)
            .forEach(group ->
                collectTarget(
                    img.group(group),
                    img.start(group),
                    img.end(group),
                    true,
                    altText(img.group())));
      }
    }

    private static String altText(Image image) {
      var text = new StringBuilder();
      appendText(image, text);
      return text.toString().strip();
    }

    private static void appendText(Node node, StringBuilder text) {
      for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
        text.append(
            switch (child) {
              case Text words -> words.getLiteral();
              case Code code -> code.getLiteral();
              case SoftLineBreak _, HardLineBreak _ -> " ";
              default -> "";
            });
        appendText(child, text);
      }
    }

    private static String altText(String imgTag) {
      var alt = ALT.matcher(imgTag);
      return alt.find() ? Option.of(alt.group(1)).getOrElse(() -> alt.group(2)) : "";
    }

    private void collectTarget(String target, int from, int to, boolean isPicture, String alt) {
      var start = body.indexOf(target, from);
      var isSameSite = !target.isEmpty() && !EXTERNAL_TARGET.matcher(target).matches();
      if (isSameSite && start >= 0 && start + target.length() <= to) {
        links.add(new LinkSpan(start, start + target.length(), target, isPicture, alt));
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
