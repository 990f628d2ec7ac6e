package dev.blogify.infrastructure.acceptance.contracts;

import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createDraft;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.edit;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.uniqueWord;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.blogify.infrastructure.acceptance.client.ApiCaller;
import dev.blogify.infrastructure.acceptance.client.ClientResponse;
import dev.blogify.infrastructure.acceptance.client.LinkPagination;
import dev.blogify.infrastructure.acceptance.client.PictureFixtures;
import dev.blogify.infrastructure.acceptance.client.UploadClient;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lifecycle of pictures, videos and documents (MED-1, 2, 4, 6). */
interface MediaContract extends PlatformFixture {
  @Test
  default void aPictureIsUploadedCheckedAndServed() {
    var bytes = PictureFixtures.png(3, 2, uniqueWord());
    var upload = blog().requestUpload(alice(), "grey.png", "image/png", bytes);
    var mine = "/me/media/" + upload.mediaId();
    assertThat(alice().get(mine).expectStatus(200).string("status")).isEqualTo("pending");
    anonymous().get("/media/" + upload.mediaId()).expectProblem(404);
    anonymous().get("/media/" + upload.mediaId() + "/content").expectProblem(404);

    assertThat(upload.put(bytes)).isEqualTo(200);
    var ready = awaitProcessed(alice(), upload);
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
                    PictureFixtures.sha256(bytes),
                    blog().platform().api(),
                    upload.mediaId(),
                    ready.string("createdAt")));
    var seen = anonymous().get("/media/" + upload.mediaId()).expectStatus(200);
    assertThat(seen.text()).isEqualTo(ready.text());
    anonymous().get("/media/" + upload.mediaId(), "If-None-Match", seen.etag()).expectStatus(304);
    assertThat(LinkPagination.allItemValues(alice(), "/me/media?limit=100", "mediaId"))
        .contains(upload.mediaId());

    var content = anonymous().get(URI.create(seen.string("url")).getPath()).expectStatus(307);
    var download = blog().download(content.header("location"));
    assertThat(download.statusCode()).isEqualTo(200);
    assertThat(download.body()).isEqualTo(bytes);
    assertThat(download.headers().firstValue("content-type")).contains("image/png");
    assertThat(blog().download(tamperSignature(content.header("location"))).statusCode())
        .isEqualTo(403);
  }

  @Test
  default void anUploadMustMatchItsRequest() {
    var bytes = PictureFixtures.png(1, 1, uniqueWord());
    var upload = blog().requestUpload(alice(), "one.png", "image/png", bytes);
    var others = bytes.clone();
    others[others.length - 1] ^= 1;
    assertThat(upload.put("short".getBytes(UTF_8))).as("length").isEqualTo(403);
    assertThat(upload.put(others)).as("checksum").isEqualTo(400);
    assertThat(upload.withHeader("content-type", "text/html").put(bytes)).as("type").isEqualTo(403);
    assertThat(
            upload.withHeader("x-amz-checksum-sha256", PictureFixtures.sha256(others)).put(others))
        .as("an altered checksum")
        .isEqualTo(403);
    assertThat(upload.withUrl(tamperSignature(upload.url().toString())).put(bytes))
        .as("signature")
        .isEqualTo(403);
    var another = blog().requestUpload(alice(), "two.png", "image/png", bytes);
    var elsewhere = upload.url().toString().replace(upload.mediaId(), another.mediaId());
    assertThat(upload.withUrl(elsewhere).put(bytes)).as("another's place").isEqualTo(403);

    assertThat(upload.put(bytes)).isEqualTo(200);
    assertThat(upload.put(bytes)).as("a second upload").isBetween(400, 499);
    assertThat(awaitProcessed(alice(), upload).string("status")).isEqualTo("ready");
  }

  @Test
  default void anUploadWithoutPictureBytesIsRejected() {
    var bytes = ("not a picture, " + uniqueWord()).getBytes(UTF_8);
    var upload = blog().requestUpload(alice(), "text.png", "image/png", bytes);
    assertThat(upload.put(bytes)).isEqualTo(200);
    var rejected = awaitProcessed(alice(), upload);
    assertThat(rejected.string("status")).isEqualTo("rejected");
    assertThat(rejected.string("reason")).isEqualTo("format-differs");
    anonymous().get("/media/" + upload.mediaId()).expectProblem(404);
    anonymous().get("/media/" + upload.mediaId() + "/content").expectProblem(404);
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
  default void anUploadRequestIsReadStrictly(String field, String value, String flaw) {
    var announcement =
        new HashMap<>(PictureFixtures.uploadRequest("a.png", "image/png", new byte[] {1}));
    announcement.put(field, value);
    alice().post("/media", announcement).expectFieldErrors(flaw);
  }

  @Test
  default void fileSizeIsLimitedByMediaType() {
    var most = new HashMap<>(PictureFixtures.uploadRequest("a.png", "image/png", new byte[] {1}));
    most.put("size", 25_000_000);
    alice().post("/media", most).expectStatus(201);
    most.put("size", 25_000_001);
    alice().post("/media", most).expectProblem(422);
    most.put("contentType", "application/pdf");
    alice().post("/media", most).expectStatus(201);
    most.put("size", 0);
    alice().post("/media", most).expectFieldErrors("pointer /size");
    rita()
        .post("/media", PictureFixtures.uploadRequest("a.png", "image/png", new byte[] {1}))
        .expectProblem(403);
  }

  @Test
  default void aMediumGetsAltTextIsUsedAndIsDeleted() {
    var bytes = PictureFixtures.png(2, 2, uniqueWord());
    var upload = blog().requestUpload(alice(), "cover.png", "image/png", bytes);
    assertThat(upload.put(bytes)).isEqualTo(200);
    var ready = awaitProcessed(alice(), upload);
    var medium = "/media/" + upload.mediaId();
    alice().patch(medium, Map.of("alt", "Grey.")).expectProblem(428);
    alice().patch(medium, Map.of("alt", "Grey."), "If-Match", "\"1\"").expectProblem(412);
    alice()
        .patch(medium, Map.of("fileName", "x.png"), "If-Match", ready.etag())
        .expectFieldErrors("pointer /fileName");
    var described =
        alice().patch(medium, Map.of("alt", "Grey."), "If-Match", ready.etag()).expectStatus(200);
    assertThat(described.string("alt")).isEqualTo("Grey.");

    var post =
        bob()
            .post("/posts", Map.of("title", "Covered", "coverMediaId", upload.mediaId()))
            .expectStatus(201);
    assertThat(post.string("coverMediaId")).isEqualTo(upload.mediaId());
    var covered = edit(bob(), createDraft(bob(), "Bare"), "coverMediaId", upload.mediaId());
    assertThat(covered.string("coverMediaId")).isEqualTo(upload.mediaId());

    var address = anonymous().get(medium + "/content").expectStatus(307).header("location");
    assertThat(
            anonymous()
                .get(medium + "/content", "X-Blogify-Edge", "cloudfront")
                .expectStatus(307)
                .header("location"))
        .matches("/assets/%s/[0-9a-f]{64}".formatted(upload.mediaId()));
    assertThat(
            anonymous().get(medium, "X-Blogify-Edge", "cloudfront").expectStatus(200).string("url"))
        .isEqualTo(medium + "/content");
    bob().delete(medium, "If-Match", described.etag()).expectProblem(403);
    assertThat(alice().delete(medium, "If-Match", described.etag()).expectStatus(204).text())
        .isEmpty();
    anonymous().get(medium).expectProblem(404);
    anonymous().get(medium + "/content").expectProblem(404);
    alice().get("/me" + medium).expectProblem(404);
    assertThat(LinkPagination.allItemValues(alice(), "/me/media?limit=100", "mediaId"))
        .doesNotContain(upload.mediaId());
    assertThat(blog().download(address).statusCode()).isEqualTo(404);
  }

  @Test
  default void aPictureOfOnesOwnIsShownInTheProfile() {
    var bytes = PictureFixtures.png(2, 2, uniqueWord());
    var upload = blog().requestUpload(bob(), "bob.png", "image/png", bytes);
    assertThat(upload.put(bytes)).isEqualTo(200);
    awaitProcessed(bob(), upload);
    var picture = Map.of("pictureMediaId", upload.mediaId());

    var shown =
        bob()
            .patch("/me", picture, "If-Match", bob().get("/me").expectStatus(200).etag())
            .expectStatus(200);

    assertThat(shown.string("pictureMediaId")).isEqualTo(upload.mediaId());
    bob().patch("/me", "{\"pictureMediaId\": null}", "If-Match", shown.etag()).expectStatus(200);
  }

  @Test
  default void mediaArePagedLikeEveryList() {
    var older = blog().requestUpload(alice(), "one.png", "image/png", new byte[] {1});
    var newer = blog().requestUpload(alice(), "two.png", "image/png", new byte[] {2});

    var first = alice().get("/me/media?limit=1").expectStatus(200);
    assertThat(first.itemValues("mediaId")).containsExactly(newer.mediaId());
    var second = alice().get(LinkPagination.nextPath(first)).expectStatus(200);
    assertThat(second.itemValues("mediaId")).containsExactly(older.mediaId());
  }

  /** The state of an upload after the platform has checked its bytes. */
  static ClientResponse awaitProcessed(ApiCaller owner, UploadClient upload) {
    return await()
        .pollDelay(Duration.ZERO)
        .until(
            () -> owner.get("/me/media/" + upload.mediaId()).expectStatus(200),
            medium -> !medium.string("status").equals("pending"));
  }

  private static String tamperSignature(String signed) {
    var last = signed.charAt(signed.length() - 1);
    return signed.substring(0, signed.length() - 1) + (last == '0' ? '1' : '0');
  }
}
