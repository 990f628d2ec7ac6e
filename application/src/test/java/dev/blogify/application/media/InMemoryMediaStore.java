package dev.blogify.application.media;

import dev.blogify.application.Keyset;
import dev.blogify.application.Page;
import dev.blogify.domain.access.People;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.Beginning;
import dev.blogify.domain.media.Description;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.Upload;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Keeps bytes for as long as the test runs. A good URL is one that was handed out, was not altered
 * since and has not expired.
 */
public final class InMemoryMediaStore implements MediaStore {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int PRECONDITION_FAILED = 412;

  private final InstantSource clock;
  private Map<URI, Permit> uploads = HashMap.empty();
  private Map<URI, Permit> downloads = HashMap.empty();
  private Map<MediaId, Upload> pending = HashMap.empty();
  private Map<MediaId, UserId> owners = HashMap.empty();
  private Map<MediaId, byte[]> uploaded = HashMap.empty();
  private Map<MediaId, byte[]> kept = HashMap.empty();
  private int handedOut;

  public InMemoryMediaStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Ticket sign(Pending media, Instant now) {
    var announced = media.description();
    var ticket =
        new Ticket(
            "PUT",
            url("pending", media.id()),
            LinkedHashMap.of(
                "content-length", Long.toString(announced.bytes()),
                "content-type", announced.type().contentType(),
                "if-none-match", "*",
                "x-amz-checksum-sha256", announced.sha256().base64()),
            now.plus(LIFETIME));
    uploads = uploads.put(ticket.url(), new Permit(media, ticket.headers(), ticket.expiresAt()));
    return ticket;
  }

  /**
   * Does what a client does with a ticket.
   *
   * @return the HTTP status
   */
  public synchronized int upload(Ticket ticket, byte[] bytes) {
    return uploads
        .get(ticket.url())
        .filter(permit -> isGood(permit) && permit.headers().equals(ticket.headers()))
        .map(permit -> upload(permit.media().description(), bytes))
        .getOrElse(FORBIDDEN);
  }

  private int upload(Description announced, byte[] bytes) {
    if (announced.bytes() != bytes.length
        || !announced.sha256().equals(MediaFixtures.sha256(bytes))) {
      return BAD_REQUEST;
    }
    if (pending.containsKey(announced.id())) {
      return PRECONDITION_FAILED;
    }
    put(announced.owner(), announced.id(), bytes, announced.type().contentType());
    return OK;
  }

  /** The same as an upload of Alice's. */
  public synchronized void put(MediaId media, byte[] bytes, String contentType) {
    put(People.ALICE.id(), media, bytes, contentType);
  }

  /** Puts bytes where an upload would, whatever was announced: for what no ticket lets through. */
  public synchronized void put(UserId owner, MediaId media, byte[] bytes, String contentType) {
    owners = owners.put(media, owner);
    var checksum = MediaFixtures.sha256(bytes);
    var beginning = new Beginning(Arrays.copyOf(bytes, Math.min(bytes.length, Upload.BEGINNING)));
    var etag = "\"" + checksum.hex() + "\"";
    pending = pending.put(media, new Upload(bytes.length, checksum, contentType, beginning, etag));
    uploaded = uploaded.put(media, bytes.clone());
  }

  /** What a client gets from a URL; nothing if the store refuses it. */
  public synchronized Option<byte[]> download(URI url) {
    return downloads
        .get(url)
        .filter(this::isGood)
        .flatMap(permit -> kept.get(permit.media().id()))
        .map(byte[]::clone);
  }

  private boolean isGood(Permit permit) {
    return clock.instant().isBefore(permit.expiresAt());
  }

  /** Whether any bytes of a medium are left, pending or kept. */
  public synchronized boolean hasBytesOf(MediaId media) {
    return pending.containsKey(media) || kept.containsKey(media);
  }

  @Override
  public synchronized Option<Upload> inspect(Pending media) {
    return pending.get(media.id()).filter(_ -> owners.get(media.id()).contains(media.owner()));
  }

  @Override
  public synchronized boolean keep(Pending media, Upload inspected) {
    var isThere = inspect(media).map(Upload::etag).contains(inspected.etag());
    if (isThere) {
      kept = kept.put(media.id(), uploaded.get(media.id()).get());
    }
    return isThere;
  }

  @Override
  public synchronized URI locate(Ready media, Instant now) {
    var url = url("assets", media.id());
    downloads = downloads.put(url, new Permit(media, LinkedHashMap.empty(), now.plus(LIFETIME)));
    return url;
  }

  @Override
  public synchronized void discard(Pending media) {
    pending = pending.remove(media.id());
    uploaded = uploaded.remove(media.id());
  }

  @Override
  public synchronized void delete(MediaId id) {
    kept = kept.remove(id);
  }

  @Override
  public synchronized boolean holds(Ready media) {
    return objects().containsKey(name(new Found.Kept(media.id(), media.description().sha256())));
  }

  @Override
  public synchronized Page<Found> list(Page.Request page) {
    return Keyset.page(objects(), name -> name, page);
  }

  private NavigableMap<String, Found> objects() {
    var objects = new TreeMap<String, Found>();
    pending
        .keySet()
        .<Found>map(id -> new Found.Uploaded(owners.get(id).get(), id))
        .toVector()
        .appendAll(kept.map(each -> new Found.Kept(each._1, MediaFixtures.sha256(each._2))))
        .forEach(object -> objects.put(name(object), object));
    return objects;
  }

  private static String name(Found object) {
    return switch (object) {
      case Found.Uploaded(var owner, var id) -> "pending/%s/%s".formatted(owner.value(), id);
      case Found.Kept(var id, var sha256) -> "assets/%s/%s".formatted(id, sha256.hex());
    };
  }

  @Override
  public synchronized void remove(Found object) {
    if (objects().containsKey(name(object))) {
      switch (object) {
        case Found.Uploaded(_, var id) -> {
          pending = pending.remove(id);
          uploaded = uploaded.remove(id);
        }
        case Found.Kept(var id, _) -> delete(id);
      }
    }
  }

  private URI url(String folder, MediaId media) {
    handedOut++;
    return URI.create(
        "https://media.example/%s/%s?signature=%d".formatted(folder, media, handedOut));
  }

  private record Permit(Media media, Map<String, String> headers, Instant expiresAt) {}
}
