package dev.blogify.infrastructure.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.blogify.infrastructure.local.LocalPlatform;
import dev.blogify.infrastructure.local.PlatformSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BlogifyCliTest {
  private static final byte[] GIF =
      Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  private int run(String... arguments) {
    return BlogifyCli.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dev --prot 1         | Unknown options: '--prot', '1'. See: ./blogify help dev
          dev --port x         | Invalid value for option '--port': 'x' is not a port from 0 to 65534. See: ./blogify help dev
          dev --port 65535     | Invalid value for option '--port': '65535' is not a port from 0 to 65534. See: ./blogify help dev
          token                | Missing required parameter: 'USER'. See: ./blogify help token
          token zoe            | zoe is not a demo user; specify --password. See: ./blogify help
          publish              | Unmatched argument at index 0: 'publish'. See: ./blogify
          """)
  void reportsUsageErrorsInOneSentence(String arguments, String sentence) {
    assertThat(run(arguments.split(" ", -1))).isEqualTo(2);
    assertThat(err).hasToString(sentence + System.lineSeparator());
  }

  @Test
  void printsHelpAndVersion() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Usage: ./blogify", "import", "--version");
    assertThat(run("dev", "--help")).isZero();
    assertThat(out.toString()).contains("Usage: ./blogify dev", "--cors-origin=ORIGIN");
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).contains("Blogify ");
  }

  @Test
  void reportsAFileInPlaceOfAFolder() throws IOException {
    var file = Files.writeString(folder.resolve("post.md"), "text");

    assertThat(run("import", file.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("is a file; specify the folder that contains it");
  }

  @Test
  void refusesAnUnknownEventType() {
    assertThat(run("events", "--type", "post.publish")).isEqualTo(2);
    assertThat(err.toString())
        .contains("post.publish is no event type. Types: media.deleted,", "post.published");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "token", "import"})
  void helpListsOptions(String command) {
    assertThat(run("help", command)).isZero();
    assertThat(out.toString()).contains("Usage: ./blogify " + command, "--port=PORT");
  }

  @Test
  void refusesToStartOnAPortInUse() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(socket.getLocalPort());

      assertThat(run("dev", "--data", folder.toString(), "--port", port)).isEqualTo(1);
      assertThat(err)
          .hasToString(
              "Port %s cannot be used (Address already in use); choose another with --port.%n"
                  .formatted(port));
    }
  }

  @Test
  void refusesToStartInAFolderThatIsNotWritable() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");

    assertThat(run("dev", "--data", file.toString(), "--port", "0")).isEqualTo(1);
    assertThat(err)
        .hasToString(
            "The folder %s cannot be written to (FileAlreadyExistsException); choose another with --data.%n"
                .formatted(file));
  }

  @Test
  void refusesToStartOnDataInUse() {
    try (var _ = LocalPlatform.start(PlatformSettings.onFreePorts(folder))) {
      assertThat(run("dev", "--data", folder.toString(), "--port", "0")).isEqualTo(1);
      assertThat(err)
          .hasToString(
              "Another Blogify is running on the folder %s; stop it, or choose another with --data.%n"
                  .formatted(folder));
    }
  }

  @Test
  void reportsThatThePlatformDoesNotRespond() {
    assertThat(run("token", "alice", "--port", "1")).isEqualTo(1);
    assertThat(err)
        .hasToString(
            "http://localhost:2 does not respond; is ./blogify dev running?%n".formatted());
  }

  @Test
  void importsEachPostAndPictureOnce() throws IOException {
    var site = folder.resolve("site");
    Files.write(Files.createDirectories(site.resolve("pictures")).resolve("dot.gif"), GIF);
    writePost("good.md", "title: Good\ndate: 2020-01-02", "![](/static/dot.gif) ![](gone.png)");
    writePost("same.md", "title: Same\nslug: good", "");
    writePost("bad.md", "date: 2020-01-02", "");

    try (var platform = LocalPlatform.start(PlatformSettings.onFreePorts(folder.resolve("data")))) {
      var port = Integer.toString(platform.apiUri().getPort());
      var command = new String[] {"import", site.toString(), "--port", port};

      assertThat(run(command)).isEqualTo(1);
      assertThat(run(command)).isEqualTo(1);
    }
    assertThat(err.toString()).isEmpty();
    assertThat(out)
        .hasToString(
            """
            refused         bad.md: the front matter has no title
            uploaded        pictures/dot.gif, referenced by good.md
            missing         gone.png, referenced by good.md
            imported        good.md
            refused         same.md: the slug "good" is used by good.md
            Posts: 1 imported, 0 already existed, 2 refused.
            Pictures: 1 uploaded, 0 already existed, 1 missing, 0 refused.
            refused         bad.md: the front matter has no title
            already exists  pictures/dot.gif, referenced by good.md
            missing         gone.png, referenced by good.md
            already exists  good.md
            refused         same.md: the slug "good" is used by good.md
            Posts: 0 imported, 1 already existed, 2 refused.
            Pictures: 0 uploaded, 1 already existed, 1 missing, 0 refused.
            """);
  }

  @Test
  void importsDraftsAndReportsEachFileAgain() throws IOException {
    var site = folder.resolve("site");
    writePost("public.md", "title: Public\ndate: 2020-01-02", "[x](half.md) ![p](p.svg)");
    writePost("half.md", "title: Draft\ndate: 2020-01-02\ndraft: true", "");
    writePost("future.md", "title: Future\ndate: 2999-01-02", "");
    Files.writeString(site.resolve("p.svg"), "<svg></svg>");
    Files.writeString(site.resolve("page.html"), "");

    try (var platform = LocalPlatform.start(PlatformSettings.onFreePorts(folder.resolve("data")))) {
      var port = Integer.toString(platform.apiUri().getPort());
      var report = folder.resolve("report.json").toString();
      var command = new String[] {"import", site.toString(), "--port", port, "--report", report};

      assertThat(run(command)).isEqualTo(1);
      assertThat(run(command)).isEqualTo(1);
    }
    assertThat(out)
        .hasToString(
            """
            imported        future.md, scheduled for 2999-01-02T00:00:00Z
            imported        half.md as a draft: it is marked as a draft
            refused         p.svg, referenced by public.md: SVG is not supported, because it can contain scripts
            imported        public.md
            skipped         page.html: only Markdown files are imported
            Posts: 3 imported, 0 already existed, 0 refused.
            Pictures: 0 uploaded, 0 already existed, 0 missing, 1 refused.
            already exists  future.md
            already exists  half.md
            refused         p.svg, referenced by public.md: SVG is not supported, because it can contain scripts
            already exists  public.md
            skipped         page.html: only Markdown files are imported
            Posts: 0 imported, 3 already existed, 0 refused.
            Pictures: 0 uploaded, 0 already existed, 0 missing, 1 refused.
            """);
    assertThat(Files.readString(folder.resolve("report.json")))
        .contains("\"outcome\" : \"Skipped\"", "\"text\" : \"half.md\"");
  }

  @Test
  void completesAnImportThatWasInterruptedBeforePublication() throws Exception {
    writePost("good.md", "title: Good\ndate: 2020-01-02", "");
    try (var platform = LocalPlatform.start(PlatformSettings.onFreePorts(folder.resolve("data")))) {
      var port = Integer.toString(platform.apiUri().getPort());
      assertThat(run("token", "alice", "--port", port)).isZero();
      assertThat(createDraft(platform.apiUri(), out.toString().strip(), "good")).isEqualTo(201);
      var site = folder.resolve("site").toString();

      assertThat(run("import", site, "--as", "alice", "--port", port)).isZero();
      assertThat(run("import", site, "--as", "alice", "--port", port)).isZero();
    }
    assertThat(out.toString().lines().skip(1))
        .containsExactly(
            "imported        good.md",
            "Posts: 1 imported, 0 already existed, 0 refused.",
            "Pictures: 0 uploaded, 0 already existed, 0 missing, 0 refused.",
            "already exists  good.md",
            "Posts: 0 imported, 1 already existed, 0 refused.",
            "Pictures: 0 uploaded, 0 already existed, 0 missing, 0 refused.");
  }

  @Test
  void reportsASlugThatTheApiRefuses() throws IOException {
    writePost("posts.md", "title: A reserved slug", "");
    try (var platform = LocalPlatform.start(PlatformSettings.onFreePorts(folder.resolve("data")))) {
      var port = Integer.toString(platform.apiUri().getPort());

      assertThat(run("import", folder.resolve("site").toString(), "--port", port)).isEqualTo(1);
    }
    assertThat(out.toString().lines().findFirst())
        .get(STRING)
        .startsWith("refused         posts.md: status 4")
        .contains("/slug ");
  }

  private static int createDraft(URI api, String token, String slug) throws Exception {
    var request =
        HttpRequest.newBuilder(api.resolve("/posts"))
            .header("authorization", "Bearer " + token)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString("{\"title\":\"Good\",\"slug\":\"%s\"}".formatted(slug)))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private void writePost(String name, String frontMatter, String body) throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("site")).resolve(name),
        "---\n%s\n---\n%s".formatted(frontMatter, body));
  }
}
