package dev.blogify.infrastructure.acceptance.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A presigned upload request.
 *
 * @param headers the signed headers, which must be sent without changes
 */
public record UploadClient(HttpClient http, String mediaId, URI url, Map<String, String> headers) {

  static UploadClient fromResponse(HttpClient http, ClientResponse requested) {
    var ticket = requested.json().path("upload");
    var headers = new LinkedHashMap<String, String>();
    ticket
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    return new UploadClient(
        http, requested.string("mediaId"), URI.create(ticket.path("url").asText()), headers);
  }

  /** Sends the bytes; the HTTP client adds {@code Content-Length}. */
  public int put(byte[] bytes) {
    var request = HttpRequest.newBuilder(url).PUT(BodyPublishers.ofByteArray(bytes));
    headers.forEach(request::header);
    return ApiCaller.exchange(http, request.build()).statusCode();
  }

  public UploadClient withHeader(String header, String value) {
    var others = new LinkedHashMap<>(headers);
    others.keySet().removeIf(header::equalsIgnoreCase);
    others.put(header, value);
    return new UploadClient(http, mediaId, url, others);
  }

  public UploadClient withUrl(String otherUrl) {
    return new UploadClient(http, mediaId, URI.create(otherUrl), headers);
  }
}
