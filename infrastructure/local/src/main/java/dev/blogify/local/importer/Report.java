package dev.blogify.local.importer;

import dev.blogify.local.importer.Outcome.AlreadyThere;
import dev.blogify.local.importer.Outcome.Imported;
import dev.blogify.local.importer.Outcome.PictureAlreadyThere;
import dev.blogify.local.importer.Outcome.PictureMissing;
import dev.blogify.local.importer.Outcome.PictureRefused;
import dev.blogify.local.importer.Outcome.PictureUploaded;
import dev.blogify.local.importer.Outcome.Refused;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.util.function.Function;

/** What became of an import. */
public record Report(Seq<Outcome> outcomes) {

  /** Two lines of counts. A picture that several files name counts once. */
  public String summary() {
    var uploaded = pictures(PictureUploaded.class, PictureUploaded::picture);
    var known = pictures(PictureAlreadyThere.class, PictureAlreadyThere::picture);
    return """
    Posts: %d imported, %d already there, %d refused.
    Pictures: %d uploaded, %d already there, %d missing, %d refused.\
    """
        .formatted(
            all(Imported.class).size(),
            all(AlreadyThere.class).size(),
            all(Refused.class).size(),
            uploaded.size(),
            known.diff(uploaded).size(),
            pictures(PictureMissing.class, PictureMissing::target).size(),
            pictures(PictureRefused.class, PictureRefused::picture).size());
  }

  public boolean isComplete() {
    return !outcomes.exists(Outcome::isRefusal);
  }

  private <T> Set<String> pictures(Class<T> type, Function<T, String> name) {
    return HashSet.ofAll(all(type).map(name));
  }

  private <T> Seq<T> all(Class<T> type) {
    return outcomes.filter(type::isInstance).map(type::cast);
  }
}
