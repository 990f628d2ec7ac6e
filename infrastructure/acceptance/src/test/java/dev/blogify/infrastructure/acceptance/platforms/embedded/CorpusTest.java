package dev.blogify.infrastructure.acceptance.platforms.embedded;

import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.domain.access.Actor;
import dev.blogify.infrastructure.acceptance.client.BlogClient;
import dev.blogify.infrastructure.acceptance.client.LinkPagination;
import dev.blogify.infrastructure.acceptance.client.PictureFixtures;
import dev.blogify.infrastructure.acceptance.platforms.ProjectFiles;
import dev.blogify.infrastructure.local.DemoUsers;
import dev.blogify.infrastructure.local.LocalPlatform;
import dev.blogify.infrastructure.local.PlatformSettings;
import dev.blogify.infrastructure.local.importer.ImportFolder;
import dev.blogify.infrastructure.local.importer.ImportOutcome.ImportRefused;
import dev.blogify.infrastructure.local.importer.ImportOutcome.Imported;
import dev.blogify.infrastructure.local.importer.ImportOutcome.PictureMissing;
import dev.blogify.infrastructure.local.importer.ImportOutcome.PictureUploaded;
import dev.blogify.infrastructure.local.importer.Importer;
import dev.blogify.infrastructure.local.importer.PasswordSignIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Imports real posts with real pictures twice and reads them back. The corpus is beside the
 * project.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class CorpusTest {
  private static final Path CORPUS =
      ProjectFiles.root().resolveSibling("shared/corpus/nodejs-blog");
  private static final String TOO_LARGE = "posts/uncategorized--10-lts-to-12-lts.md";

  private LocalPlatform platform;
  private BlogClient blog;
  private EmbeddedDeliveryPipeline pipeline;
  private Importer.Report first;
  private Importer.Report second;
  private List<CorpusFile> sources;

  /** A file of the corpus and the part of its front matter that determines its place in lists. */
  private record CorpusFile(String file, Instant date, String category, String text) {
    private static final Pattern DATE = Pattern.compile("(?m)^date: '?([^'\\n]+)'?$");
    private static final Pattern CATEGORY = Pattern.compile("(?m)^category: (.+)$");

    static CorpusFile read(Path file) {
      try {
        var text = Files.readString(file);
        return new CorpusFile(
            "posts/" + file.getFileName(),
            OffsetDateTime.parse(find(DATE, text)).toInstant(),
            find(CATEGORY, text),
            text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String find(Pattern pattern, String text) {
      var found = pattern.matcher(text);
      return found.find() ? found.group(1) : "";
    }
  }

  @BeforeAll
  void importTwice(@TempDir Path data) throws IOException {
    if (!Files.isDirectory(CORPUS)) {
      var missing = "CorpusTest is skipped, because no posts exist at " + CORPUS;
      System.out.println(missing);
      abort(missing);
    }
    try (var files = Files.list(CORPUS.resolve("posts"))) {
      sources =
          files
              .sorted()
              .map(CorpusFile::read)
              .filter(source -> !source.file().equals(TOO_LARGE))
              .toList();
    }
    platform = LocalPlatform.start(PlatformSettings.onFreePorts(data));
    blog = new BlogClient(EmbeddedPlatformTest.running(platform), ProjectFiles.openApi());
    first = runImport();
    second = runImport();
    pipeline = new EmbeddedDeliveryPipeline(data);
    pipeline.setApi(platform.apiUri());
    pipeline.awaitIdle();
  }

  private Importer.Report runImport() throws IOException {
    var alice =
        new PasswordSignIn(
            platform.userPoolUri(), LocalPlatform.CLIENT_ID, "alice", DemoUsers.PASSWORD);
    return Importer.run(
            ImportFolder.scan(CORPUS), platform.apiUri(), alice, InstantSource.system(), _ -> {})
        .get();
  }

  @AfterAll
  void stop() {
    if (platform != null) {
      blog.close();
      pipeline.close();
      platform.close();
    }
  }

  @Test
  void importsAllPostsExceptTheOneOverTheSizeLimit() {
    assertThat(first.outcomes().filter(Imported.class::isInstance)).hasSize(114);
    assertThat(first.outcomes().filter(ImportRefused.class::isInstance))
        .singleElement()
        .satisfies(
            refused -> assertThat(refused.describe()).contains(TOO_LARGE, "413", "200,000 bytes"));
  }

  @Test
  void addsNothingTheSecondTime() {
    assertThat(second.outcomes().filter(Imported.class::isInstance)).isEmpty();
    assertThat(second.outcomes().filter(PictureUploaded.class::isInstance)).isEmpty();
    assertThat(posts()).hasSize(114);
  }

  @Test
  void listsEachPostOnceNewestFirstWithItsDate() {
    assertThat(published("/posts?limit=7"))
        .isEqualTo(sources.stream().map(CorpusFile::date).sorted(reverseOrder()).toList());
    assertThat(posts().stream().map(post -> post.path("postId"))).doesNotHaveDuplicates();
  }

  @Test
  void listsEachTagAsTheFrontMatterSays() {
    var dates =
        sources.stream()
            .filter(source -> !source.category().isEmpty())
            .collect(groupingBy(CorpusFile::category, mapping(CorpusFile::date, toList())));
    var counts = new HashMap<String, Integer>();
    dates.forEach((tag, all) -> counts.put(tag, all.size()));
    await().untilAsserted(() -> assertThat(tags()).isEqualTo(counts));
    dates.forEach((tag, all) ->
        assertThat(published("/posts?limit=7&tag=" + tag))
            .as(tag)
            .isEqualTo(all.stream().sorted(reverseOrder()).toList()));
  }

  private Map<String, Integer> tags() {
    return LinkPagination.allItems(blog.anonymous(), "/tags?limit=4").stream()
        .collect(toMap(tag -> tag.path("tag").asText(), tag -> tag.path("posts").asInt()));
  }

  @Test
  void publishesOneCreatedAndOnePublishedEventPerPost() {
    var told =
        pipeline.publishedEvents().filter(event -> event.event().source().equals("blogify.posts"));
    assertThat(told.groupBy(event -> event.event().subject()).values())
        .hasSize(114)
        .allSatisfy(events ->
            assertThat(events.map(event -> event.event().type()))
                .containsExactly("blogify.post.created.v1", "blogify.post.published.v1"));
  }

  @Test
  void auditsEachPostWithItsImporter() {
    var alice = blog.as("alice").get("/me").expectStatus(200).string("userId");
    for (var post : posts()) {
      var trail =
          LinkPagination.allItems(
              blog.as("alice"), "/posts/" + post.path("postId").asText() + "/audit");
      assertThat(trail.stream().map(entry -> entry.path("type").asText()))
          .containsExactly("blogify.post.published.v1", "blogify.post.created.v1");
      assertThat(trail).allMatch(entry -> entry.path("actorId").asText().equals(alice));
    }
  }

  @Test
  void confirmsEachPictureOnceBeforeAPostNamesIt() {
    var told =
        pipeline.publishedEvents().filter(event -> event.event().source().equals("blogify.media"));
    assertThat(told.groupBy(event -> event.event().subject()).values())
        .isNotEmpty()
        .allSatisfy(events -> {
          assertThat(events.map(event -> event.event().type()))
              .containsExactly("blogify.media.requested.v1", "blogify.media.ready.v1");
          assertThat(events.last().actor()).isEqualTo(Actor.SYSTEM);
        });
  }

  @Test
  void answersEverySlugWithoutScript() {
    for (var post : posts()) {
      var slug = URLEncoder.encode(post.path("slug").asText(), StandardCharsets.UTF_8);
      var answer = blog.anonymous().get("/slugs/" + slug).expectStatus(200);
      assertThat(answer.string("postId")).isEqualTo(post.path("postId").asText());
      assertThat(answer.string("html"))
          .isNotEmpty()
          .doesNotContainPattern("(?i)<\\s*(script|iframe|object|embed|style|svg)")
          .doesNotContainPattern("(?i)<[^>]*\\son\\w+\\s*=")
          .doesNotContainPattern("(?i)(href|src)\\s*=\\s*[\"']?\\s*(javascript|data):");
    }
  }

  @Test
  void servesEachReferencedPictureByteForByte() throws IOException {
    var named = referencedPictures();
    var served =
        LinkPagination.allItems(blog.as("alice"), "/me/media?limit=5").stream()
            .map(this::contentHash)
            .collect(toSet());
    assertThat(served).isEqualTo(Set.copyOf(named.values())).isNotEmpty();
    var bodies = posts().stream().map(post -> body(post)).toList();
    for (var medium : LinkPagination.allItems(blog.as("alice"), "/me/media?limit=100")) {
      assertThat(bodies).anyMatch(body -> body.contains(medium.path("url").asText()));
    }
    for (var name : named.keySet()) {
      assertThat(bodies).as(name).noneMatch(body -> body.contains("/" + name));
    }
  }

  @Test
  void reportsMissingPictures() {
    assertThat(first.outcomes().filter(PictureMissing.class::isInstance))
        .isNotEmpty()
        .isEqualTo(second.outcomes().filter(PictureMissing.class::isInstance));
  }

  /** The pictures that imported posts reference, with their checksums. */
  private Map<String, String> referencedPictures() throws IOException {
    try (var files = Files.walk(CORPUS.resolve("images"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(
              file -> sources.stream().anyMatch(s -> s.text().contains("/" + file.getFileName())))
          .collect(toMap(file -> file.getFileName().toString(), CorpusTest::hash));
    }
  }

  private String contentHash(JsonNode medium) {
    var path = URI.create(medium.path("url").asText()).getPath();
    var address = blog.anonymous().get(path).expectStatus(307).header("location");
    return PictureFixtures.sha256(blog.download(address).body());
  }

  private static String hash(Path file) {
    try {
      return PictureFixtures.sha256(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Instant> published(String list) {
    return LinkPagination.allItemValues(blog.anonymous(), list, "publishedAt").stream()
        .map(Instant::parse)
        .toList();
  }

  private List<JsonNode> posts() {
    return LinkPagination.allItems(blog.anonymous(), "/posts?limit=7");
  }

  private String body(JsonNode post) {
    return blog.anonymous().get("/posts/" + post.path("postId").asText()).string("body");
  }
}
