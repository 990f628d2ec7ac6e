package dev.blogify.adapters.in.http;

import static dev.blogify.adapters.in.http.MediaEndpoints.EDGE_HEADER;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.access.TestUsers.RITA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.CommandContexts;
import dev.blogify.application.media.ConfirmMedia;
import dev.blogify.application.media.PngInspector;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.media.MediaId;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MediaEndpointsTest {
  private static final byte[] PNG = MediaFixtures.tinyPng();
  private static final String SHA_256 = MediaFixtures.sha256(PNG).base64();

  private final TestApi api = new TestApi();

  private TestResponse requestUpload() {
    return api.send(
        TestRequest.post(
                "/media",
                """
                {"fileName": "cat.png", "contentType": "image/png", "size": %d, "sha256": "%s"}\
                """
                    .formatted(PNG.length, SHA_256))
            .signedInAs(ALICE));
  }

  /** Alice's requested upload of a picture. */
  private MediaId requestPendingMedia() {
    return MediaId.parse(requestUpload().textAt("/mediaId")).get();
  }

  private MediaId uploadAndConfirm(byte[] bytes) {
    var id = requestPendingMedia();
    api.store.putPending(id, bytes, "image/png");
    new ConfirmMedia(api.media, api.store, new PngInspector(), api.clock)
        .handle(new ConfirmMedia.Command(id, CommandContexts.forActor(Actor.SYSTEM)));
    return id;
  }

  @Test
  void respondsToAnUploadRequestWithAPresignedUpload() {
    var requested = requestUpload();

    assertThat(requested.status()).isEqualTo(201);
    assertThat(requested.header("location")).isEqualTo("/me/media/" + requested.textAt("/mediaId"));
    assertThat(requested.header("etag")).isEqualTo("\"1\"");
    assertThat(requested.textAt("/upload/method")).isEqualTo("PUT");
    assertThat(requested.textAt("/upload/expiresAt")).isEqualTo("2026-03-01T10:00:00.000Z");
    assertThat(requested.json().at("/upload/headers").toString())
        .isEqualTo(
            """
            {"content-type":"image/png","if-none-match":"*","x-amz-checksum-sha256":"%s"}\
            """
                .formatted(SHA_256));
  }

  @Test
  void listsAllErrorsOfAnUploadRequest() {
    var refused =
        api.send(
            TestRequest.post(
                    "/media",
                    """
                    {"fileName": "../cat.svg", "contentType": "image/svg+xml", "size": 1.5,
                     "sha256": "abc", "alt": "", "ownerId": "me"}\
                    """)
                .signedInAs(ALICE));

    assertThat(refused.errorSources())
        .containsExactly(
            "pointer /fileName",
            "pointer /contentType",
            "pointer /size",
            "pointer /sha256",
            "pointer /alt",
            "pointer /ownerId");
  }

  @Test
  void refusesTooLargeFilesAndReaders() {
    var body =
        """
        {"fileName": "a.png", "contentType": "image/png", "size": 25000001, "sha256": "%s"}\
        """
            .formatted(SHA_256);

    var refused = api.send(TestRequest.post("/media", body).signedInAs(ALICE));
    assertThat(refused.problemType()).isEqualTo("422 upload-too-large");
    assertThat(refused.errorSources()).containsExactly("pointer /size");
    assertThat(api.send(TestRequest.post("/media", body).signedInAs(RITA)).problemType())
        .isEqualTo("403 not-allowed");
  }

  @Test
  void showsAReadyMediumToAnyone() {
    var id = uploadAndConfirm(PNG);

    var read = api.send(TestRequest.get("/media/" + id));

    assertThat(read.body())
        .isEqualTo(
            """
            {"mediaId":"%s","ownerId":"%s","fileName":"cat.png","contentType":"image/png",\
            "size":%d,"sha256":"%s","status":"ready","reason":null,"width":1,"height":1,\
            "alt":null,"url":"https://blog.example/media/%s/content",\
            "createdAt":"2026-03-01T09:00:00.000Z","version":2}\
            """
                .formatted(id, ALICE.id().value(), PNG.length, SHA_256, id));
    assertThat(
            api.send(TestRequest.get("/media/" + id).withHeader("if-none-match", "\"2\"")).status())
        .isEqualTo(304);
  }

  @Test
  void redirectsToAPresignedUrlForAnHour() {
    var content = api.send(TestRequest.get("/media/" + uploadAndConfirm(PNG) + "/content"));

    assertThat(content.status()).isEqualTo(307);
    assertThat(content.header("cache-control")).isEqualTo("no-store");
    assertThat(api.store.download(URI.create(content.header("location"))).get()).isEqualTo(PNG);
  }

  /** MED-6. */
  @Test
  void redirectsRequestsThroughTheCdnToTheCdnPath() {
    var id = uploadAndConfirm(PNG);
    var content =
        api.send(
            TestRequest.get("/media/" + id + "/content").withHeader(EDGE_HEADER, "cloudfront"));

    assertThat(content.status()).isEqualTo(307);
    assertThat(content.header("location"))
        .isEqualTo("/assets/%s/%s".formatted(id, MediaFixtures.sha256(PNG).toHex()));
    assertThat(content.header("cache-control")).isEqualTo("public, max-age=300, s-maxage=86400");
    assertThat(content.header("vary")).isEqualTo(EDGE_HEADER);
    assertThat(
            api.send(TestRequest.get("/media/" + id).withHeader(EDGE_HEADER, "cloudfront"))
                .textAt("/url"))
        .isEqualTo("/media/%s/content".formatted(id));
    assertThat(
            api.send(
                    TestRequest.get("/me/media")
                        .signedInAs(ALICE)
                        .withHeader(EDGE_HEADER, "cloudfront"))
                .textAt("/items/0/url"))
        .isEqualTo("/media/%s/content".formatted(id));
    assertThat(
            api.send(
                    TestRequest.get("/media/" + requestPendingMedia() + "/content")
                        .withHeader(EDGE_HEADER, "cloudfront"))
                .problemType())
        .isEqualTo("404 not-found");
  }

  @Test
  void showsAPendingMediumToItsOwnerAndEditorsOnly() {
    var id = requestPendingMedia();

    assertThat(api.send(TestRequest.get("/media/" + id)).problemType()).isEqualTo("404 not-found");
    assertThat(api.send(TestRequest.get("/media/" + id + "/content")).problemType())
        .isEqualTo("404 not-found");
    assertThat(api.send(TestRequest.get("/media/x")).problemType()).isEqualTo("404 not-found");
    assertThat(api.send(TestRequest.get("/me/media/" + id).signedInAs(BOB)).problemType())
        .isEqualTo("404 not-found");
    assertThat(api.send(TestRequest.get("/me/media/" + id).signedInAs(ERIN)).textAt("/status"))
        .isEqualTo("pending");
  }

  @Test
  void showsTheReasonOfARejection() {
    var id = uploadAndConfirm(MediaFixtures.plainText());

    var read = api.send(TestRequest.get("/me/media/" + id).signedInAs(ALICE));

    assertThat(read.textAt("/status")).isEqualTo("rejected");
    assertThat(read.textAt("/reason")).isEqualTo("size-differs");
  }

  @Test
  void showsAnExpiredUploadDespiteIfNoneMatch() {
    var call =
        TestRequest.get("/me/media/" + requestPendingMedia())
            .signedInAs(ALICE)
            .withHeader("if-none-match", "\"1\"");
    assertThat(api.send(call).status()).isEqualTo(304);

    api.now = api.now.plus(Duration.ofHours(24));

    assertThat(api.send(call).textAt("/status")).isEqualTo("expired");
  }

  @Test
  void listsTheCallersMediaPageByPage() {
    var first = requestPendingMedia();
    api.now = api.now.plusSeconds(1);
    var second = requestPendingMedia();

    var page = api.send(TestRequest.get("/me/media?limit=1").signedInAs(ALICE));
    var next =
        api.send(
            TestRequest.get("/me/media?cursor=" + page.textAt("/nextCursor")).signedInAs(ALICE));

    assertThat(page.textAt("/items/0/mediaId")).isEqualTo(second.toString());
    assertThat(next.textAt("/items/0/mediaId")).isEqualTo(first.toString());
    assertThat(api.send(TestRequest.get("/me/media").signedInAs(BOB)).json().get("items"))
        .isEmpty();
  }

  @Test
  void setsAndRemovesTheAlternativeText() {
    var media = "/media/" + uploadAndConfirm(PNG);

    var described =
        api.send(TestRequest.patch(media, "{\"alt\": \"A cat\"}").signedInAs(ALICE).ifMatch(2));
    assertThat(described.textAt("/alt")).isEqualTo("A cat");
    assertThat(described.header("etag")).isEqualTo("\"3\"");
    var bare = api.send(TestRequest.patch(media, "{\"alt\": null}").signedInAs(ERIN).ifMatch(3));
    assertThat(bare.json().get("alt").isNull()).isTrue();
    var same = api.send(TestRequest.patch(media, "{}").signedInAs(ALICE).ifMatch(4));
    assertThat(same.header("etag")).isEqualTo("\"4\"");

    assertThat(
            api.send(TestRequest.patch(media, "{\"alt\": \"x\"}").signedInAs(BOB).ifMatch(4))
                .problemType())
        .isEqualTo("403 not-allowed");
    assertThat(
            api.send(TestRequest.patch(media, "{\"alt\": \"x\"}").signedInAs(ALICE).ifMatch(2))
                .problemType())
        .isEqualTo("412 stale-version");
  }

  @Test
  void deletesAMediumPermanently() {
    var media = "/media/" + uploadAndConfirm(PNG);

    assertThat(api.send(TestRequest.of("DELETE", media).signedInAs(ALICE)).problemType())
        .isEqualTo("428 precondition-required");
    var deleted = api.send(TestRequest.of("DELETE", media).signedInAs(ALICE).ifMatch(2));

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(api.send(TestRequest.get(media)).problemType()).isEqualTo("404 not-found");
    assertThat(api.send(TestRequest.of("DELETE", media).signedInAs(ALICE).ifMatch(3)).problemType())
        .isEqualTo("404 not-found");
  }
}
