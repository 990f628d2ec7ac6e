package dev.blogify.local.importer;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.domain.post.Slug;
import dev.blogify.local.importer.Outcome.AlreadyThere;
import dev.blogify.local.importer.Outcome.Imported;
import dev.blogify.local.importer.Outcome.PictureAlreadyThere;
import dev.blogify.local.importer.Outcome.PictureMissing;
import dev.blogify.local.importer.Outcome.PictureRefused;
import dev.blogify.local.importer.Outcome.PictureUploaded;
import dev.blogify.local.importer.Outcome.Refused;
import dev.blogify.local.importer.Refusal.SameSlug;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.function.Consumer;

/**
 * Brings a folder's posts to Blogify as one user's, each with its pictures and its date. A post is
 * known by its slug, a picture by its bytes: a second run adds nothing, and one that was
 * interrupted is finished.
 */
public final class Importer {
  private final Folder folder;
  private final Api api;
  private final Library library;
  private final Map<String, Fields> posts;
  private final InstantSource clock;
  private final Consumer<Outcome> progress;
  private Map<Slug, String> seen = HashMap.empty();
  private Set<String> told = HashSet.empty();
  private Seq<Outcome> outcomes = List.empty();

  private Importer(
      Folder folder,
      Api api,
      Library library,
      Seq<Fields> posts,
      InstantSource clock,
      Consumer<Outcome> progress) {
    this.folder = folder;
    this.api = api;
    this.library = library;
    this.posts = posts.toMap(post -> post.text("slug").get(), post -> post);
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Brings all there is, one after the other, and goes on after each refusal.
   *
   * @param progress is told of each outcome at once
   * @return what became of all, or why the user may not even sign in
   * @throws UncheckedIOException if Blogify does not answer, or a file cannot be read
   */
  public static Either<Refusal, Report> run(
      Folder folder, URI uri, SignIn user, InstantSource clock, Consumer<Outcome> progress) {
    try (var api = new Api(uri, user)) {
      return Library.open(api)
          .flatMap(library ->
              api.list("/me/posts")
                  .map(posts -> new Importer(folder, api, library, posts, clock, progress)))
          .map(Importer::all);
    }
  }

  private Report all() {
    folder.articles().forEach(file -> tell(bring(folder.nameOf(file), file)));
    return new Report(outcomes);
  }

  private void tell(Outcome outcome) {
    outcomes = outcomes.append(outcome);
    progress.accept(outcome);
  }

  /** Once is enough, however many posts share a picture. */
  private void tellOnce(String picture, Outcome outcome) {
    if (!told.contains(picture)) {
      told = told.add(picture);
      tell(outcome);
    }
  }

  private Outcome bring(String name, Path file) {
    return read(file)
        .flatMap(article -> alone(article, name))
        .flatMap(article -> bring(name, article))
        .getOrElseGet(why -> new Refused(name, why));
  }

  private Either<Refusal, Article> read(Path file) {
    try {
      return Article.read(file, clock.instant());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Of two files with one slug, the second would be taken for the first. */
  private Either<Refusal, Article> alone(Article article, String name) {
    var other = seen.get(article.slug());
    seen = seen.put(article.slug(), other.getOrElse(name));
    return other.isEmpty() ? right(article) : left(new SameSlug(article.slug(), other.get()));
  }

  private Either<Refusal, Outcome> bring(String name, Article article) {
    return posts
        .get(article.slug().value())
        .map(post -> finish(name, article, post))
        .getOrElse(() -> create(name, article));
  }

  private Either<Refusal, Outcome> create(String name, Article article) {
    var links = PictureLinks.in(article.body());
    var media =
        pictures(article, links)
            .toMap(target -> target, target -> medium(name, target))
            .filterValues(Option::isDefined)
            .mapValues(Option::get);
    var post = new LinkedHashMap<String, Object>();
    post.put("title", article.about().title());
    post.put("slug", article.slug().value());
    post.put("body", links.replace(media.mapValues(Library.Ready::url)));
    post.put("tags", article.about().tags().asJava());
    article.about().excerpt().forEach(excerpt -> post.put("excerpt", excerpt));
    article.about().language().forEach(language -> post.put("language", language));
    article.about().canonicalUrl().forEach(url -> post.put("canonicalUrl", url));
    article.about().cover().flatMap(media::get).forEach(c -> post.put("coverMediaId", c.id()));
    return api.post("/posts", post)
        .flatMap(draft -> publish(draft, article.about().date()))
        .map(_ -> new Imported(name));
  }

  private Option<Library.Ready> medium(String name, String target) {
    var picture = folder.picture(target);
    if (picture.isEmpty()) {
      tell(new PictureMissing(name, target));
      return Option.none();
    }
    var file = folder.nameOf(picture.get());
    var medium = library.bring(picture.get());
    tellOnce(
        file,
        medium.fold(
            why -> new PictureRefused(name, file, why),
            ready ->
                ready.isNew()
                    ? new PictureUploaded(name, file)
                    : new PictureAlreadyThere(name, file)));
    return medium.toOption();
  }

  /** A draft that never was public is what an interrupted run leaves; all else is the user's. */
  private Either<Refusal, Outcome> finish(String name, Article article, Fields post) {
    pictures(article, PictureLinks.in(article.body())).forEach(target -> compare(name, target));
    return post.text("status").contains("draft") && post.text("publishedAt").isEmpty()
        ? api.get("/posts/%s/draft".formatted(post.text("postId").get()))
            .flatMap(draft -> publish(draft, article.about().date()))
            .map(_ -> new Imported(name))
        : right(new AlreadyThere(name));
  }

  private void compare(String name, String target) {
    var picture = folder.picture(target);
    if (picture.isEmpty()) {
      tell(new PictureMissing(name, target));
    } else if (library.has(picture.get())) {
      var file = folder.nameOf(picture.get());
      tellOnce(file, new PictureAlreadyThere(name, file));
    }
  }

  private static Seq<String> pictures(Article article, PictureLinks links) {
    return links.targets().appendAll(article.about().cover()).distinct();
  }

  private Either<Refusal, Api.Shown> publish(Api.Shown draft, Option<Instant> date) {
    return api.post(
        "/posts/%s/publish".formatted(draft.fields().text("postId").get()),
        date.map(first -> java.util.Map.of("publishedAt", first.toString()))
            .getOrElse(java.util.Map.of()),
        draft.etag());
  }
}
