package dev.blogify.infrastructure.local.importer;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.infrastructure.local.importer.Article.Publication;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.function.Consumer;

/**
 * Imports the posts of a folder with their pictures and dates, as one user. Idempotent: posts are
 * identified by slug and pictures by content, so a second run adds nothing and completes an
 * interrupted one.
 */
public final class Importer {
  private final ImportFolder folder;
  private final BlogifyApiClient api;
  private final MediaUploader mediaUploader;
  private final Map<String, JsonFields> postsBySlug;
  private final InstantSource clock;
  private final Consumer<ImportOutcome> progress;
  private Map<String, String> filesBySlug = HashMap.empty();

  /** The slugs of all posts by the last segment of their addresses. */
  private Map<String, String> slugsByName = HashMap.empty();

  private Set<String> reportedPictures = HashSet.empty();
  private Seq<ImportOutcome> outcomes = List.empty();

  private Importer(
      ImportFolder folder,
      BlogifyApiClient api,
      MediaUploader mediaUploader,
      Seq<JsonFields> posts,
      InstantSource clock,
      Consumer<ImportOutcome> progress) {
    this.folder = folder;
    this.api = api;
    this.mediaUploader = mediaUploader;
    this.postsBySlug = posts.toMap(post -> post.text("slug").get(), post -> post);
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Imports the files one after the other, and continues after each refusal.
   *
   * @param progress receives each outcome as it occurs
   * @return the outcomes, or the reason why the user's posts and media cannot be listed
   * @throws UncheckedIOException if Blogify does not respond, or a file cannot be read
   */
  public static Either<ImportRefusal, Report> run(
      ImportFolder folder,
      URI uri,
      PasswordSignIn user,
      InstantSource clock,
      Consumer<ImportOutcome> progress) {
    try (var api = new BlogifyApiClient(uri, user)) {
      return MediaUploader.load(api)
          .flatMap(uploader ->
              api.listAll("/me/posts")
                  .map(posts -> new Importer(folder, api, uploader, posts, clock, progress)))
          .map(Importer::importAll);
    }
  }

  private Report importAll() {
    var articles =
        folder
            .markdownFiles()
            .reject(Importer::isSectionPage)
            .map(file -> Tuple.of(file, read(file)));
    articles.forEach(file -> file._2.forEach(article -> addAddresses(file._1, article)));
    articles.forEach(file -> importPost(file._1, file._2));
    folder
        .markdownFiles()
        .filter(Importer::isSectionPage)
        .forEach(file -> skip(file, "the page of a section is no post"));
    folder.otherPages().forEach(file -> skip(file, "only Markdown files are imported"));
    return new Report(outcomes);
  }

  private static boolean isSectionPage(Path file) {
    return file.getFileName().toString().equals("_index.md");
  }

  private void skip(Path file, String reason) {
    report(new ImportOutcome.Skipped(folder.displayName(file), reason));
  }

  private Either<ImportRefusal, Article> read(Path file) {
    return Article.read(file, folder.displayName(file), clock.instant());
  }

  private void addAddresses(Path file, Article article) {
    slugsByName =
        slugsByName
            .put(addressName(folder.displayName(file)), article.slug())
            .put(article.slug(), article.slug());
  }

  /** The last segment of an address, in the form of a slug, without date and extension. */
  private static String addressName(String address) {
    var segments =
        List.of(address.split("/", -1))
            .reject(segment -> segment.isEmpty() || segment.matches("(?i)index(\\.\\w+)?"));
    var name =
        segments.lastOption().getOrElse("").replaceFirst("(?i)\\.(?:md|mdx|markdown|html?)$", "");
    return Article.slugify(PostDate.withoutDate(name));
  }

  private void report(ImportOutcome outcome) {
    outcomes = outcomes.append(outcome);
    progress.accept(outcome);
  }

  /** Reports a picture once, even if several posts reference it. */
  private void reportPictureOnce(String picture, ImportOutcome outcome) {
    if (!reportedPictures.contains(picture)) {
      reportedPictures = reportedPictures.add(picture);
      report(outcome);
    }
  }

  private void importPost(Path file, Either<ImportRefusal, Article> read) {
    var name = folder.displayName(file);
    report(
        read.flatMap(article -> requireUniqueSlug(article, name))
            .flatMap(article -> importPost(file, name, article))
            .getOrElseGet(refusal -> new ImportOutcome.ImportRefused(name, refusal)));
    read.forEach(
        article -> article.notes().forEach(note -> report(new ImportOutcome.Note(name, note))));
  }

  /** Refuses the second file with a slug, because an import identifies posts by slug. */
  private Either<ImportRefusal, Article> requireUniqueSlug(Article article, String name) {
    var other = filesBySlug.get(article.slug());
    filesBySlug = filesBySlug.put(article.slug(), other.getOrElse(name));
    return other.isEmpty()
        ? right(article)
        : left(new ImportRefusal.DuplicateSlug(article.slug(), other.get()));
  }

  private Either<ImportRefusal, ImportOutcome> importPost(Path file, String name, Article article) {
    var links = BodyLinks.findIn(article.body());
    var media = uploadPictures(file, name, article, links);
    return postsBySlug
        .get(article.slug())
        .map(post -> resumeImport(name, article, post))
        .getOrElse(() -> createPost(name, article, links, media));
  }

  private Map<String, MediaUploader.ReadyMedium> uploadPictures(
      Path file, String name, Article article, BodyLinks links) {
    var pictures =
        article
            .frontMatter()
            .cover()
            .filter(cover -> !cover.matches("(?i)(?:[a-z][a-z0-9+.-]*:|//).*"))
            .map(cover -> links.pictures().put(cover, "", (first, next) -> first))
            .getOrElse(links.pictures());
    return pictures
        .flatMap((target, alt) ->
            findPicture(file, name, target)
                .flatMap(picture -> uploadPicture(name, picture, alt))
                .map(medium -> Tuple.of(target, medium)))
        .toMap(entry -> entry);
  }

  private Either<ImportRefusal, ImportOutcome> createPost(
      String name, Article article, BodyLinks links, Map<String, MediaUploader.ReadyMedium> media) {
    var replacements =
        links
            .pages()
            .flatMap(target -> findPost(target).map(address -> Tuple.of(target, address)))
            .toMap(entry -> entry)
            .merge(media.mapValues(MediaUploader.ReadyMedium::url));
    var frontMatter = article.frontMatter();
    var post = new LinkedHashMap<String, Object>();
    post.put("title", frontMatter.title());
    post.put("slug", article.slug());
    post.put("body", links.replaceTargets(replacements));
    post.put("tags", frontMatter.tags().asJava());
    article.excerpt().forEach(excerpt -> post.put("excerpt", excerpt));
    frontMatter.language().forEach(language -> post.put("language", language));
    frontMatter.canonicalUrl().forEach(url -> post.put("canonicalUrl", url));
    frontMatter.cover().flatMap(media::get).forEach(cover -> post.put("coverMediaId", cover.id()));
    return api.post("/posts", post).flatMap(draft -> makePublic(name, draft, article));
  }

  /** The address of an imported post to which a link leads; none for other pages. */
  private Option<String> findPost(String target) {
    var path = target.replaceFirst("[?#].*", "");
    var fragment = target.substring(path.length());
    return path.matches(".*/(?:tags?|categor(?:y|ies))/.*")
        ? Option.none()
        : slugsByName.get(addressName(path)).map(slug -> "/slugs/" + slug + fragment);
  }

  private Option<MediaUploader.ReadyMedium> uploadPicture(String name, Path picture, String alt) {
    var file = folder.displayName(picture);
    var medium = mediaUploader.uploadIfAbsent(picture, alt);
    reportPictureOnce(
        file,
        medium.fold(
            refusal -> new ImportOutcome.PictureRefused(name, file, refusal),
            ready ->
                ready.isNewlyUploaded()
                    ? new ImportOutcome.PictureUploaded(name, file)
                    : new ImportOutcome.PictureAlreadyUploaded(name, file)));
    return medium.toOption();
  }

  /**
   * Publishes the draft if it was never published, because an interrupted run leaves such drafts.
   */
  private Either<ImportRefusal, ImportOutcome> resumeImport(
      String name, Article article, JsonFields post) {
    var status = post.text("status").getOrElse("");
    if (status.equals("trashed")) {
      return right(new ImportOutcome.InTrash(name));
    }
    return status.equals("draft")
            && post.text("publishedAt").isEmpty()
            && !(article.publication() instanceof Publication.Draft)
        ? api.get("/posts/%s/draft".formatted(post.text("postId").get()))
            .flatMap(draft -> makePublic(name, draft, article))
        : right(new ImportOutcome.AlreadyImported(name));
  }

  private Option<Path> findPicture(Path file, String name, String target) {
    return folder
        .findPicture(file, target)
        .onEmpty(() -> report(new ImportOutcome.PictureMissing(name, target)));
  }

  /** Publishes or schedules a post, or leaves it as a draft. */
  private Either<ImportRefusal, ImportOutcome> makePublic(
      String name, BlogifyApiClient.VersionedResource draft, Article article) {
    var path = "/posts/" + draft.fields().text("postId").get();
    return switch (article.publication()) {
      case Publication.Published(var at) ->
          api.post(path + "/publish", java.util.Map.of("publishedAt", at.toString()), draft.etag())
              .map(_ -> new ImportOutcome.Imported(name));
      case Publication.Scheduled(var at) ->
          api.put(path + "/schedule", java.util.Map.of("publishAt", at.toString()), draft.etag())
              .map(_ -> new ImportOutcome.ImportedAsScheduled(name, at));
      case Publication.Draft(var reason) -> right(new ImportOutcome.ImportedAsDraft(name, reason));
    };
  }

  /** The outcomes of an import in the order in which they occurred. */
  public record Report(Seq<ImportOutcome> outcomes) {

    public String summary() {
      return """
      Posts: %d imported, %d already existed, %d refused.
      Pictures: %d uploaded, %d already existed, %d missing, %d refused.\
      """
          .formatted(
              outcomes.count(ImportOutcome::isNewPost),
              count(ImportOutcome.AlreadyImported.class),
              count(ImportOutcome.ImportRefused.class),
              count(ImportOutcome.PictureUploaded.class),
              count(ImportOutcome.PictureAlreadyUploaded.class),
              count(ImportOutcome.PictureMissing.class),
              count(ImportOutcome.PictureRefused.class));
    }

    public boolean isComplete() {
      return !outcomes.exists(ImportOutcome::isRefusal);
    }

    /** The outcomes as a JSON document: {@code {"outcomes": [{"outcome", "text"}]}}. */
    public String toJson() throws IOException {
      return JSON.std
          .with(JSON.Feature.PRETTY_PRINT_OUTPUT)
          .asString(
              java.util.Map.of(
                  "outcomes",
                  outcomes
                      .map(outcome ->
                          java.util.Map.of(
                              "outcome",
                              outcome.getClass().getSimpleName(),
                              "text",
                              outcome.describe().replaceFirst("^\\S+(?: \\S+)*?  +", "")))
                      .asJava()));
    }

    private int count(Class<? extends ImportOutcome> type) {
      return outcomes.count(type::isInstance);
    }
  }
}
