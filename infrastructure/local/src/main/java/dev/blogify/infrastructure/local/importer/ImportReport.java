package dev.blogify.infrastructure.local.importer;

import dev.blogify.infrastructure.local.importer.ImportOutcome.AlreadyImported;
import dev.blogify.infrastructure.local.importer.ImportOutcome.ImportRefused;
import dev.blogify.infrastructure.local.importer.ImportOutcome.Imported;
import dev.blogify.infrastructure.local.importer.ImportOutcome.PictureAlreadyUploaded;
import dev.blogify.infrastructure.local.importer.ImportOutcome.PictureMissing;
import dev.blogify.infrastructure.local.importer.ImportOutcome.PictureRefused;
import dev.blogify.infrastructure.local.importer.ImportOutcome.PictureUploaded;
import io.vavr.collection.Seq;

/** The outcomes of an import in the order in which they occurred. */
public record ImportReport(Seq<ImportOutcome> outcomes) {

  public String summary() {
    return """
    Posts: %d imported, %d already existed, %d refused.
    Pictures: %d uploaded, %d already existed, %d missing, %d refused.\
    """
        .formatted(
            count(Imported.class),
            count(AlreadyImported.class),
            count(ImportRefused.class),
            count(PictureUploaded.class),
            count(PictureAlreadyUploaded.class),
            count(PictureMissing.class),
            count(PictureRefused.class));
  }

  public boolean isComplete() {
    return !outcomes.exists(ImportOutcome::isRefusal);
  }

  private int count(Class<? extends ImportOutcome> type) {
    return outcomes.count(type::isInstance);
  }
}
