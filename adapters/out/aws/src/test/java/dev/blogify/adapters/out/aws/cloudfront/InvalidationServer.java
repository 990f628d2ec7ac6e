package dev.blogify.adapters.out.aws.cloudfront;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.blogify.adapters.out.aws.TestHttpServer;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * A test server of CloudFront's {@code CreateInvalidation} with one distribution, which identifies
 * batches by caller reference. It does not verify signatures.
 */
public final class InvalidationServer implements AutoCloseable {
  private static final String NAMESPACE = "http://cloudfront.amazonaws.com/doc/2020-05-31/";

  private final TestHttpServer server = TestHttpServer.start(this::handle);
  private final String distributionId;
  private Map<String, Seq<String>> batches = LinkedHashMap.empty();

  private InvalidationServer(String distribution) {
    this.distributionId = distribution;
  }

  /** Starts the server on a free port with one distribution. */
  public static InvalidationServer start(String distribution) {
    return new InvalidationServer(distribution);
  }

  public URI endpoint() {
    return server.endpoint();
  }

  /** The paths of each batch, in order. */
  public synchronized Seq<Seq<String>> invalidatedPaths() {
    return batches.values();
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      var answer =
          asked.equals("POST /2020-05-31/distribution/%s/invalidation".formatted(distributionId))
              ? createInvalidation(parseXml(exchange.getRequestBody()))
              : errorResponse(
                  404, "NoSuchDistribution", "The specified distribution does not exist.");
      var body = answer.xml().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/xml");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private synchronized XmlResponse createInvalidation(Document batch) {
    var reference = elementTexts(batch, "CallerReference").single();
    var paths = elementTexts(batch, "Path");
    if (batches.get(reference).exists(known -> !known.equals(paths))) {
      return errorResponse(
          400, "InvalidationBatchAlreadyExists", "The caller reference belongs to another batch.");
    }
    if (paths.isEmpty()
        || paths.exists(path -> !path.startsWith("/"))
        || !elementTexts(batch, "Quantity").contains(Integer.toString(paths.size()))) {
      return errorResponse(
          400, "InvalidArgument", "Your request contains one or more invalid paths.");
    }
    batches = batches.put(reference, paths);
    return new XmlResponse(
        201,
        """
        <Invalidation xmlns="%s"><Id>I%d</Id><Status>InProgress</Status><CreateTime>%s</CreateTime>\
        <InvalidationBatch><Paths><Quantity>%d</Quantity><Items>%s</Items></Paths>\
        <CallerReference>%s</CallerReference></InvalidationBatch></Invalidation>\
        """
            .formatted(
                NAMESPACE,
                batches.size(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                paths.size(),
                paths.map("<Path>%s</Path>"::formatted).mkString(),
                reference));
  }

  private static XmlResponse errorResponse(int status, String code, String message) {
    return new XmlResponse(
        status,
        """
        <ErrorResponse xmlns="%s"><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message>\
        </Error><RequestId>request-1</RequestId></ErrorResponse>\
        """
            .formatted(NAMESPACE, code, message));
  }

  private static Seq<String> elementTexts(Document document, String name) {
    var elements = document.getElementsByTagNameNS(NAMESPACE, name);
    return Vector.range(0, elements.getLength()).map(at -> elements.item(at).getTextContent());
  }

  private static Document parseXml(InputStream xml) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(xml);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }

  private record XmlResponse(int status, String xml) {}
}
