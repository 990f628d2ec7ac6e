package dev.blogify.application.media;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.CommandContext;
import dev.blogify.application.CommandContexts;
import dev.blogify.application.CommittedChange;
import dev.blogify.application.KeysetPagination;
import dev.blogify.application.Page;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A media library in memory, as strict as the real stores. */
public final class InMemoryMediaLibrary implements MediaLibrary {
  private final NavigableMap<String, Media> media = new TreeMap<>(Comparator.reverseOrder());
  private Vector<CommittedChange<MediaChange>> committed = Vector.empty();

  /** Commits a change that must succeed. */
  public Media save(MediaChange change) {
    return commit(change, CommandContexts.forActor(Actor.SYSTEM)).get();
  }

  /** All committed changes, in order. */
  public synchronized Seq<CommittedChange<MediaChange>> committed() {
    return committed;
  }

  @Override
  public synchronized Option<Media> find(MediaId id) {
    return Option.of(media.get(id.toString()));
  }

  @Override
  public synchronized Either<OutdatedVersion, Media> commit(
      MediaChange change, CommandContext context) {
    if (change.isEmpty()) {
      throw new IllegalArgumentException("Nothing to commit: " + change);
    }
    var after = change.after();
    if (!find(after.id()).map(Media::version).equals(change.before().map(Media::version))) {
      return left(new OutdatedVersion());
    }
    media.put(after.id().toString(), after);
    committed = committed.append(new CommittedChange<>(change, context));
    return right(after);
  }

  @Override
  public synchronized Seq<MediaId> findExpired(Instant now, int limit) {
    return Vector.ofAll(media.descendingMap().values())
        .filter(each -> each instanceof Media.Pending pending && pending.isExpiredAt(now))
        .take(limit)
        .map(Media::id);
  }

  @Override
  public synchronized Page<Media> list(Page.PageRequest page) {
    return KeysetPagination.page(media, id -> id, page);
  }

  @Override
  public synchronized Page<Media> findByOwner(UserId owner, Page.PageRequest page) {
    var owned = new TreeMap<>(media);
    owned.values().removeIf(each -> each instanceof Media.Deleted || !each.owner().equals(owner));
    return KeysetPagination.page(owned, id -> id, page);
  }
}
