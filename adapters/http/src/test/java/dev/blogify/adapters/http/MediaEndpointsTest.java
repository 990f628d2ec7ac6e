package dev.blogify.adapters.http;

import static dev.blogify.adapters.http.MediaEndpoints.EDGE;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.access.People.ERIN;
import static dev.blogify.domain.access.People.RITA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Causes;
import dev.blogify.application.media.ConfirmMedia;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.media.MediaId;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class MediaEndpointsTest {
  private static final byte[] PNG = MediaFixtures.tinyPng();
  private static final String SHA_256 = MediaFixtures.sha256(PNG).base64();

  private final Api api = new Api();

  private Reply announce() {
    return api.send(
        Call.post(
                "/media",
                """
                {"fileName": "cat.png", "contentType": "image/png", "size": %d, "sha256": "%s"}\
                """
                    .formatted(PNG.length, SHA_256))
            .by(ALICE));
  }

  /** Alice's announced picture. */
  private MediaId pending() {
    return MediaId.parse(announce().at("/mediaId")).get();
  }

  private MediaId uploaded(byte[] bytes) {
    var id = pending();
    api.store.put(id, bytes, "image/png");
    new ConfirmMedia(api.media, api.store, api.clock)
        .handle(new ConfirmMedia.Command(id, Causes.by(Actor.SYSTEM)));
    return id;
  }

  @Test
  void answersAnAnnouncementWithASignedUpload() {
    var requested = announce();

    assertThat(requested.status()).isEqualTo(201);
    assertThat(requested.header("location")).isEqualTo("/me/media/" + requested.at("/mediaId"));
    assertThat(requested.header("etag")).isEqualTo("\"1\"");
    assertThat(requested.at("/upload/method")).isEqualTo("PUT");
    assertThat(requested.at("/upload/expiresAt")).isEqualTo("2026-03-01T10:00:00.000Z");
    assertThat(requested.json().at("/upload/headers").toString())
        .isEqualTo(
            """
            {"content-length":"%d","content-type":"image/png","if-none-match":"*",\
            "x-amz-checksum-sha256":"%s"}\
            """
                .formatted(PNG.length, SHA_256));
  }

  @Test
  void namesAllThatIsWrongWithAnAnnouncement() {
    var refused =
        api.send(
            Call.post(
                    "/media",
                    """
                    {"fileName": "../cat.svg", "contentType": "image/svg+xml", "size": 1.5,
                     "sha256": "abc", "alt": "", "ownerId": "me"}\
                    """)
                .by(ALICE));

    assertThat(refused.places())
        .containsExactly(
            "pointer /fileName",
            "pointer /contentType",
            "pointer /size",
            "pointer /sha256",
            "pointer /alt",
            "pointer /ownerId");
  }

  @Test
  void refusesAFileThatIsTooLargeForItsTypeAndReaders() {
    var body =
        """
        {"fileName": "a.png", "contentType": "image/png", "size": 25000001, "sha256": "%s"}\
        """
            .formatted(SHA_256);

    var refused = api.send(Call.post("/media", body).by(ALICE));
    assertThat(refused.problem()).isEqualTo("422 upload-too-large");
    assertThat(refused.places()).containsExactly("pointer /size");
    assertThat(api.send(Call.post("/media", body).by(RITA)).problem()).isEqualTo("403 not-allowed");
  }

  @Test
  void showsAMediumToTheWorldOnceItIsReady() {
    var id = uploaded(PNG);

    var read = api.send(Call.get("/media/" + id));

    assertThat(read.body())
        .isEqualTo(
            """
            {"mediaId":"%s","ownerId":"%s","fileName":"cat.png","contentType":"image/png",\
            "size":%d,"sha256":"%s","status":"ready","reason":null,"width":1,"height":1,\
            "alt":null,"url":"https://blog.example/media/%s/content",\
            "createdAt":"2026-03-01T09:00:00.000Z","version":2}\
            """
                .formatted(id, ALICE.id().value(), PNG.length, SHA_256, id));
    assertThat(api.send(Call.get("/media/" + id).with("if-none-match", "\"2\"")).status())
        .isEqualTo(304);
  }

  @Test
  void leadsToTheBytesForAnHour() {
    var content = api.send(Call.get("/media/" + uploaded(PNG) + "/content"));

    assertThat(content.status()).isEqualTo(307);
    assertThat(content.header("cache-control")).isEqualTo("no-store");
    assertThat(api.store.download(URI.create(content.header("location"))).get()).isEqualTo(PNG);
  }

  /** MED-6. */
  @Test
  void leadsWhoeverComesByTheEdgeToWhatTheEdgeServes() {
    var id = uploaded(PNG);
    var content = api.send(Call.get("/media/" + id + "/content").with(EDGE, "cloudfront"));

    assertThat(content.status()).isEqualTo(307);
    assertThat(content.header("location"))
        .isEqualTo("/assets/%s/%s".formatted(id, MediaFixtures.sha256(PNG).hex()));
    assertThat(content.header("cache-control")).isEqualTo("public, max-age=300, s-maxage=86400");
    assertThat(content.header("vary")).isEqualTo(EDGE);
    assertThat(api.send(Call.get("/media/" + id).with(EDGE, "cloudfront")).at("/url"))
        .isEqualTo("/media/%s/content".formatted(id));
    assertThat(
            api.send(Call.get("/me/media").by(ALICE).with(EDGE, "cloudfront")).at("/items/0/url"))
        .isEqualTo("/media/%s/content".formatted(id));
    assertThat(
            api.send(Call.get("/media/" + pending() + "/content").with(EDGE, "cloudfront"))
                .problem())
        .isEqualTo("404 not-found");
  }

  @Test
  void hidesWhatIsNotReadyFromAllButItsOwnerAndEditors() {
    var id = pending();

    assertThat(api.send(Call.get("/media/" + id)).problem()).isEqualTo("404 not-found");
    assertThat(api.send(Call.get("/media/" + id + "/content")).problem())
        .isEqualTo("404 not-found");
    assertThat(api.send(Call.get("/media/x")).problem()).isEqualTo("404 not-found");
    assertThat(api.send(Call.get("/me/media/" + id).by(BOB)).problem()).isEqualTo("404 not-found");
    assertThat(api.send(Call.get("/me/media/" + id).by(ERIN)).at("/status")).isEqualTo("pending");
  }

  @Test
  void tellsWhyAMediumWasRejected() {
    var id = uploaded(MediaFixtures.plainText());

    var read = api.send(Call.get("/me/media/" + id).by(ALICE));

    assertThat(read.at("/status")).isEqualTo("rejected");
    assertThat(read.at("/reason")).isEqualTo("size-differs");
  }

  @Test
  void tellsThatAnUploadHasExpiredEvenToThoseWhoHaveItsVersion() {
    var call = Call.get("/me/media/" + pending()).by(ALICE).with("if-none-match", "\"1\"");
    assertThat(api.send(call).status()).isEqualTo(304);

    api.now = api.now.plus(Duration.ofHours(24));

    assertThat(api.send(call).at("/status")).isEqualTo("expired");
  }

  @Test
  void listsOnesOwnMediaPageByPage() {
    var first = pending();
    api.now = api.now.plusSeconds(1);
    var second = pending();

    var page = api.send(Call.get("/me/media?limit=1").by(ALICE));
    var next = api.send(Call.get("/me/media?cursor=" + page.at("/nextCursor")).by(ALICE));

    assertThat(page.at("/items/0/mediaId")).isEqualTo(second.toString());
    assertThat(next.at("/items/0/mediaId")).isEqualTo(first.toString());
    assertThat(api.send(Call.get("/me/media").by(BOB)).json().get("items")).isEmpty();
  }

  @Test
  void describesAMediumAndRemovesTheDescription() {
    var media = "/media/" + uploaded(PNG);

    var described = api.send(Call.patch(media, "{\"alt\": \"A cat\"}").by(ALICE).ifMatch(2));
    assertThat(described.at("/alt")).isEqualTo("A cat");
    assertThat(described.header("etag")).isEqualTo("\"3\"");
    var bare = api.send(Call.patch(media, "{\"alt\": null}").by(ERIN).ifMatch(3));
    assertThat(bare.json().get("alt").isNull()).isTrue();
    var same = api.send(Call.patch(media, "{}").by(ALICE).ifMatch(4));
    assertThat(same.header("etag")).isEqualTo("\"4\"");

    assertThat(api.send(Call.patch(media, "{\"alt\": \"x\"}").by(BOB).ifMatch(4)).problem())
        .isEqualTo("403 not-allowed");
    assertThat(api.send(Call.patch(media, "{\"alt\": \"x\"}").by(ALICE).ifMatch(2)).problem())
        .isEqualTo("412 stale-version");
  }

  @Test
  void deletesAMediumForGood() {
    var media = "/media/" + uploaded(PNG);

    assertThat(api.send(Call.of("DELETE", media).by(ALICE)).problem())
        .isEqualTo("428 precondition-required");
    var deleted = api.send(Call.of("DELETE", media).by(ALICE).ifMatch(2));

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(api.send(Call.get(media)).problem()).isEqualTo("404 not-found");
    assertThat(api.send(Call.of("DELETE", media).by(ALICE).ifMatch(3)).problem())
        .isEqualTo("404 not-found");
  }
}
