package dev.blogify.acceptance.contract;

import static dev.blogify.acceptance.contract.OnAPlatform.draft;
import static dev.blogify.acceptance.contract.OnAPlatform.edit;
import static dev.blogify.acceptance.contract.OnAPlatform.word;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.blogify.acceptance.client.Answer;
import dev.blogify.acceptance.client.Caller;
import dev.blogify.acceptance.client.Pages;
import dev.blogify.acceptance.client.Picture;
import dev.blogify.acceptance.client.Upload;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures, films and documents, from their announcement to their end (MED-1, 2, 4, 6). */
interface MediaContract extends OnAPlatform {
  @Test
  default void aPictureIsUploadedCheckedAndServed() {
    var bytes = Picture.png(3, 2, word());
    var upload = blog().announce(alice(), "grey.png", "image/png", bytes);
    var mine = "/me/media/" + upload.mediaId();
    assertThat(alice().get(mine).expect(200).string("status")).isEqualTo("pending");
    world().get("/media/" + upload.mediaId()).expectProblem(404);
    world().get("/media/" + upload.mediaId() + "/content").expectProblem(404);

    assertThat(upload.put(bytes)).isEqualTo(200);
    var ready = settled(alice(), upload);
    var owner = alice().get("/me").string("userId");
    assertThat(ready.text())
        .isEqualTo(
            """
            {"mediaId":"%s","ownerId":"%s","fileName":"grey.png","contentType":"image/png",\
            "size":%d,"sha256":"%s","status":"ready","reason":null,"width":3,"height":2,\
            "alt":null,"url":"%s/media/%s/content","createdAt":"%s","version":2}\
            """
                .formatted(
                    upload.mediaId(),
                    owner,
                    bytes.length,
                    Picture.sha256(bytes),
                    blog().platform().api(),
                    upload.mediaId(),
                    ready.string("createdAt")));
    var seen = world().get("/media/" + upload.mediaId()).expect(200);
    assertThat(seen.text()).isEqualTo(ready.text());
    world().get("/media/" + upload.mediaId(), "If-None-Match", seen.etag()).expect(304);
    assertThat(Pages.each(alice(), "/me/media?limit=100", "mediaId")).contains(upload.mediaId());

    var content = world().get(URI.create(seen.string("url")).getPath()).expect(307);
    var download = blog().download(content.header("location"));
    assertThat(download.statusCode()).isEqualTo(200);
    assertThat(download.body()).isEqualTo(bytes);
    assertThat(download.headers().firstValue("content-type")).contains("image/png");
    assertThat(blog().download(altered(content.header("location"))).statusCode()).isEqualTo(403);
  }

  @Test
  default void anUploadIsExactlyWhatWasAnnounced() {
    var bytes = Picture.png(1, 1, word());
    var upload = blog().announce(alice(), "one.png", "image/png", bytes);
    var others = bytes.clone();
    others[others.length - 1] ^= 1;
    assertThat(upload.put("short".getBytes(UTF_8))).as("length").isEqualTo(403);
    assertThat(upload.put(others)).as("checksum").isEqualTo(400);
    assertThat(upload.with("content-type", "text/html").put(bytes)).as("type").isEqualTo(403);
    assertThat(upload.with("x-amz-checksum-sha256", Picture.sha256(others)).put(others))
        .as("a checksum of one's own")
        .isEqualTo(403);
    assertThat(upload.at(altered(upload.url().toString())).put(bytes))
        .as("signature")
        .isEqualTo(403);
    var another = blog().announce(alice(), "two.png", "image/png", bytes);
    var elsewhere = upload.url().toString().replace(upload.mediaId(), another.mediaId());
    assertThat(upload.at(elsewhere).put(bytes)).as("another's place").isEqualTo(403);

    assertThat(upload.put(bytes)).isEqualTo(200);
    assertThat(upload.put(bytes)).as("a second time").isBetween(400, 499);
    assertThat(settled(alice(), upload).string("status")).isEqualTo("ready");
  }

  @Test
  default void bytesThatAreNoPictureAreRejected() {
    var bytes = ("no picture, " + word()).getBytes(UTF_8);
    var upload = blog().announce(alice(), "text.png", "image/png", bytes);
    assertThat(upload.put(bytes)).isEqualTo(200);
    var rejected = settled(alice(), upload);
    assertThat(rejected.string("status")).isEqualTo("rejected");
    assertThat(rejected.string("reason")).isEqualTo("format-differs");
    world().get("/media/" + upload.mediaId()).expectProblem(404);
    world().get("/media/" + upload.mediaId() + "/content").expectProblem(404);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          fileName,    a/b.png,       pointer /fileName
          fileName,    '',            pointer /fileName
          contentType, image/svg+xml, pointer /contentType
          contentType, text/html,     pointer /contentType
          sha256,      abc,           pointer /sha256
          ownerId,     me,            pointer /ownerId
          status,      ready,         pointer /status
          """)
  default void anAnnouncementIsReadStrictly(String field, String value, String flaw) {
    var announcement = new HashMap<>(Picture.announce("a.png", "image/png", new byte[] {1}));
    announcement.put(field, value);
    alice().post("/media", announcement).expectFlaws(flaw);
  }

  @Test
  default void aFileIsAsLargeAsItsTypeMayBe() {
    var most = new HashMap<>(Picture.announce("a.png", "image/png", new byte[] {1}));
    most.put("size", 25_000_000);
    alice().post("/media", most).expect(201);
    most.put("size", 25_000_001);
    alice().post("/media", most).expectProblem(422);
    most.put("contentType", "application/pdf");
    alice().post("/media", most).expect(201);
    most.put("size", 0);
    alice().post("/media", most).expectFlaws("pointer /size");
    rita()
        .post("/media", Picture.announce("a.png", "image/png", new byte[] {1}))
        .expectProblem(403);
  }

  @Test
  default void aMediumIsDescribedShownAndDeleted() {
    var bytes = Picture.png(2, 2, word());
    var upload = blog().announce(alice(), "cover.png", "image/png", bytes);
    assertThat(upload.put(bytes)).isEqualTo(200);
    var ready = settled(alice(), upload);
    var medium = "/media/" + upload.mediaId();
    alice().patch(medium, Map.of("alt", "Grey.")).expectProblem(428);
    alice().patch(medium, Map.of("alt", "Grey."), "If-Match", "\"1\"").expectProblem(412);
    alice()
        .patch(medium, Map.of("fileName", "x.png"), "If-Match", ready.etag())
        .expectFlaws("pointer /fileName");
    var described =
        alice().patch(medium, Map.of("alt", "Grey."), "If-Match", ready.etag()).expect(200);
    assertThat(described.string("alt")).isEqualTo("Grey.");

    var post =
        bob()
            .post("/posts", Map.of("title", "Covered", "coverMediaId", upload.mediaId()))
            .expect(201);
    assertThat(post.string("coverMediaId")).isEqualTo(upload.mediaId());
    var covered = edit(bob(), draft(bob(), "Bare"), "coverMediaId", upload.mediaId());
    assertThat(covered.string("coverMediaId")).isEqualTo(upload.mediaId());

    var address = world().get(medium + "/content").expect(307).header("location");
    assertThat(
            world()
                .get(medium + "/content", "X-Blogify-Edge", "cloudfront")
                .expect(307)
                .header("location"))
        .matches("/assets/%s/[0-9a-f]{64}".formatted(upload.mediaId()));
    assertThat(world().get(medium, "X-Blogify-Edge", "cloudfront").expect(200).string("url"))
        .isEqualTo(medium + "/content");
    bob().delete(medium, "If-Match", described.etag()).expectProblem(403);
    assertThat(alice().delete(medium, "If-Match", described.etag()).expect(204).text()).isEmpty();
    world().get(medium).expectProblem(404);
    world().get(medium + "/content").expectProblem(404);
    alice().get("/me" + medium).expectProblem(404);
    assertThat(Pages.each(alice(), "/me/media?limit=100", "mediaId"))
        .doesNotContain(upload.mediaId());
    assertThat(blog().download(address).statusCode()).isEqualTo(404);
  }

  @Test
  default void aPictureOfOnesOwnIsShownInTheProfile() {
    var bytes = Picture.png(2, 2, word());
    var upload = blog().announce(bob(), "bob.png", "image/png", bytes);
    assertThat(upload.put(bytes)).isEqualTo(200);
    settled(bob(), upload);
    var picture = Map.of("pictureMediaId", upload.mediaId());

    var shown =
        bob().patch("/me", picture, "If-Match", bob().get("/me").expect(200).etag()).expect(200);

    assertThat(shown.string("pictureMediaId")).isEqualTo(upload.mediaId());
    bob().patch("/me", "{\"pictureMediaId\": null}", "If-Match", shown.etag()).expect(200);
  }

  @Test
  default void mediaArePagedLikeEveryList() {
    var older = blog().announce(alice(), "one.png", "image/png", new byte[] {1});
    var newer = blog().announce(alice(), "two.png", "image/png", new byte[] {2});

    var first = alice().get("/me/media?limit=1").expect(200);
    assertThat(first.each("mediaId")).containsExactly(newer.mediaId());
    var second = alice().get(Pages.next(first)).expect(200);
    assertThat(second.each("mediaId")).containsExactly(older.mediaId());
  }

  /** What became of an upload: the platform says so once it has checked the bytes. */
  static Answer settled(Caller owner, Upload upload) {
    return await()
        .pollDelay(Duration.ZERO)
        .until(
            () -> owner.get("/me/media/" + upload.mediaId()).expect(200),
            medium -> !medium.string("status").equals("pending"));
  }

  private static String altered(String signed) {
    var last = signed.charAt(signed.length() - 1);
    return signed.substring(0, signed.length() - 1) + (last == '0' ? '1' : '0');
  }
}
