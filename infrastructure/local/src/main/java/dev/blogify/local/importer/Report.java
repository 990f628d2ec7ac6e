package dev.blogify.local.importer;

import dev.blogify.local.importer.Outcome.AlreadyThere;
import dev.blogify.local.importer.Outcome.Imported;
import dev.blogify.local.importer.Outcome.PictureAlreadyThere;
import dev.blogify.local.importer.Outcome.PictureMissing;
import dev.blogify.local.importer.Outcome.PictureRefused;
import dev.blogify.local.importer.Outcome.PictureUploaded;
import dev.blogify.local.importer.Outcome.Refused;
import io.vavr.collection.Seq;

/** What became of an import. */
public record Report(Seq<Outcome> outcomes) {

  public String summary() {
    return """
    Posts: %d imported, %d already there, %d refused.
    Pictures: %d uploaded, %d already there, %d missing, %d refused.\
    """
        .formatted(
            count(Imported.class),
            count(AlreadyThere.class),
            count(Refused.class),
            count(PictureUploaded.class),
            count(PictureAlreadyThere.class),
            count(PictureMissing.class),
            count(PictureRefused.class));
  }

  public boolean isComplete() {
    return !outcomes.exists(Outcome::isRefusal);
  }

  private int count(Class<? extends Outcome> type) {
    return outcomes.count(type::isInstance);
  }
}
