package dev.blogify.infrastructure.local.importer;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
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
    folder.markdownFiles().forEach(file -> report(importPost(folder.displayName(file), file)));
    return new Report(outcomes);
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

  private ImportOutcome importPost(String name, Path file) {
    return Article.read(file, clock.instant())
        .flatMap(article -> requireUniqueSlug(article, name))
        .flatMap(article -> importPost(name, article))
        .getOrElseGet(refusal -> new ImportOutcome.ImportRefused(name, refusal));
  }

  /** Refuses the second file with a slug, because an import identifies posts by slug. */
  private Either<ImportRefusal, Article> requireUniqueSlug(Article article, String name) {
    var other = filesBySlug.get(article.slug());
    filesBySlug = filesBySlug.put(article.slug(), other.getOrElse(name));
    return other.isEmpty()
        ? right(article)
        : left(new ImportRefusal.DuplicateSlug(article.slug(), other.get()));
  }

  private Either<ImportRefusal, ImportOutcome> importPost(String name, Article article) {
    return postsBySlug
        .get(article.slug())
        .map(post -> resumeImport(name, article, post))
        .getOrElse(() -> createPost(name, article));
  }

  private Either<ImportRefusal, ImportOutcome> createPost(String name, Article article) {
    var links = PictureLinks.findIn(article.body());
    var media =
        pictureTargets(article, links)
            .toMap(
                target -> target,
                target ->
                    findPicture(name, target).flatMap(picture -> uploadPicture(name, picture)))
            .filterValues(Option::isDefined)
            .mapValues(Option::get);
    var frontMatter = article.frontMatter();
    var post = new LinkedHashMap<String, Object>();
    post.put("title", frontMatter.title());
    post.put("slug", article.slug());
    post.put("body", links.replaceTargets(media.mapValues(MediaUploader.ReadyMedium::url)));
    post.put("tags", frontMatter.tags().asJava());
    frontMatter.excerpt().forEach(excerpt -> post.put("excerpt", excerpt));
    frontMatter.language().forEach(language -> post.put("language", language));
    frontMatter.canonicalUrl().forEach(url -> post.put("canonicalUrl", url));
    frontMatter.cover().flatMap(media::get).forEach(cover -> post.put("coverMediaId", cover.id()));
    return api.post("/posts", post)
        .flatMap(draft -> publish(draft, frontMatter.date()))
        .map(_ -> new ImportOutcome.Imported(name));
  }

  private Option<MediaUploader.ReadyMedium> uploadPicture(String name, Path picture) {
    var file = folder.displayName(picture);
    var medium = mediaUploader.uploadIfAbsent(picture);
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
    pictureTargets(article, PictureLinks.findIn(article.body()))
        .forEach(target ->
            findPicture(name, target)
                .filter(mediaUploader::hasReadyMedium)
                .map(folder::displayName)
                .forEach(file ->
                    reportPictureOnce(file, new ImportOutcome.PictureAlreadyUploaded(name, file))));
    return post.text("status").contains("draft") && post.text("publishedAt").isEmpty()
        ? api.get("/posts/%s/draft".formatted(post.text("postId").get()))
            .flatMap(draft -> publish(draft, article.frontMatter().date()))
            .map(_ -> new ImportOutcome.Imported(name))
        : right(new ImportOutcome.AlreadyImported(name));
  }

  private Option<Path> findPicture(String name, String target) {
    return folder
        .findPicture(target)
        .onEmpty(() -> report(new ImportOutcome.PictureMissing(name, target)));
  }

  private static Seq<String> pictureTargets(Article article, PictureLinks links) {
    return links.targets().appendAll(article.frontMatter().cover()).distinct();
  }

  private Either<ImportRefusal, BlogifyApiClient.VersionedResource> publish(
      BlogifyApiClient.VersionedResource draft, Option<Instant> date) {
    return api.post(
        "/posts/%s/publish".formatted(draft.fields().text("postId").get()),
        date.map(publishedAt -> java.util.Map.of("publishedAt", publishedAt.toString()))
            .getOrElse(java.util.Map.of()),
        draft.etag());
  }

  /** The outcomes of an import in the order in which they occurred. */
  public record Report(Seq<ImportOutcome> outcomes) {

    public String summary() {
      return """
      Posts: %d imported, %d already existed, %d refused.
      Pictures: %d uploaded, %d already existed, %d missing, %d refused.\
      """
          .formatted(
              count(ImportOutcome.Imported.class),
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

    private int count(Class<? extends ImportOutcome> type) {
      return outcomes.count(type::isInstance);
    }
  }
}
