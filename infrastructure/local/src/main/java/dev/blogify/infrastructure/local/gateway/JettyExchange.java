package dev.blogify.infrastructure.local.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** A request of Jetty as an exchange of the JDK's API, for which the handlers are written. */
final class JettyExchange extends HttpExchange {
  private final Request request;
  private final Response response;
  private final URI uri;
  private final Headers requestHeaders = new Headers();
  private final Headers responseHeaders = new Headers();
  private final Map<String, Object> attributes = new HashMap<>();
  private final InputStream requestBody;
  private final OutputStream responseBody;

  JettyExchange(Request request, Response response, URI uri) {
    this.request = request;
    this.response = response;
    this.uri = uri;
    request
        .getHeaders()
        .forEach(field ->
            requestHeaders.add(field.getName(), field.getValue() == null ? "" : field.getValue()));
    requestBody = Content.Source.asInputStream(request);
    responseBody = Content.Sink.asOutputStream(response);
  }

  @Override
  public Headers getRequestHeaders() {
    return requestHeaders;
  }

  @Override
  public Headers getResponseHeaders() {
    return responseHeaders;
  }

  @Override
  public URI getRequestURI() {
    return uri;
  }

  @Override
  public String getRequestMethod() {
    return request.getMethod();
  }

  @Override
  public InputStream getRequestBody() {
    return requestBody;
  }

  @Override
  public OutputStream getResponseBody() {
    return responseBody;
  }

  /** Sends the headers with the first bytes of the body, or when the exchange is closed. */
  @Override
  public void sendResponseHeaders(int status, long length) {
    response.setStatus(status);
    responseHeaders.forEach(
        (name, values) -> values.forEach(value -> response.getHeaders().add(name, value)));
    if (length > 0) {
      response.getHeaders().put("content-length", length);
    }
  }

  @Override
  public int getResponseCode() {
    return response.getStatus();
  }

  @Override
  public void close() {
    try {
      responseBody.close();
    } catch (IOException e) {
      // The client has closed the connection.
      response.getRequest().fail(e);
    }
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return (InetSocketAddress) request.getConnectionMetaData().getRemoteSocketAddress();
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return (InetSocketAddress) request.getConnectionMetaData().getLocalSocketAddress();
  }

  @Override
  public String getProtocol() {
    return request.getConnectionMetaData().getProtocol();
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return attributes.get(name);
  }

  @Override
  public void setAttribute(String name, Object value) {
    attributes.put(name, value);
  }

  @Override
  public void setStreams(InputStream in, OutputStream out) {
    throw new IllegalStateException("The streams of an exchange cannot be replaced");
  }

  @Override
  public @Nullable HttpPrincipal getPrincipal() {
    return null;
  }

  @Override
  public @Nullable HttpContext getHttpContext() {
    return null;
  }
}
