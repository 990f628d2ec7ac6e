package dev.blogify.adapters.out.embedded.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.blogify.application.ports.FileHeader;
import dev.blogify.application.ports.MediaStore.StoredObject;
import dev.blogify.application.ports.MediaStore.StoredObject.PendingUpload;
import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import dev.blogify.application.ports.UploadedObject;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.Sha256;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;

/**
 * The files of a media store, written so that a crash leaves no partial object. An upload is
 * written to a folder below {@code incoming}, with one file for the bytes and one for the metadata,
 * and the folder is then renamed atomically to its key. A rename does not replace a folder that is
 * not empty, so that only one of two uploads to a key succeeds. Changes are durable when a call
 * returns.
 */
final class MediaFolder {
  /**
   * The time for which a pending key is reserved after the upload request. The presigned URL
   * expires after one hour.
   */
  private static final Duration PENDING_RETENTION = Duration.ofDays(2);

  private static final String PENDING_FOLDER = "pending";
  private static final String ASSETS_FOLDER = "assets";
  private static final String DATA_FILE = "bytes";
  private static final String METADATA_FILE = "metadata";
  private static final int BUFFER_SIZE = 64 * 1024;

  private final Path root;
  private final Path incoming;

  /** Opens or creates the folder, and deletes interrupted uploads and expired pending keys. */
  MediaFolder(Path folder, Instant now) throws IOException {
    root = Files.createDirectories(folder).toRealPath();
    incoming = Files.createDirectories(root.resolve("incoming"));
    Files.createDirectories(root.resolve(PENDING_FOLDER));
    Files.createDirectories(root.resolve(ASSETS_FOLDER));
    for (var interrupted : children(incoming)) {
      remove(interrupted);
    }
    for (var pending : listPending()) {
      if (pending.mediaId().createdAt().plus(PENDING_RETENTION).isBefore(now)) {
        remove(pathOf(pending));
      }
    }
  }

  /** Returns the pending uploads, including those whose bytes are deleted. */
  private Seq<PendingUpload> listPending() throws IOException {
    Seq<PendingUpload> found = List.empty();
    for (var owner : children(root.resolve(PENDING_FOLDER))) {
      found =
          found.appendAll(
              children(owner)
                  .flatMap(path -> parseKey(relativePath(path)))
                  .filter(PendingUpload.class::isInstance)
                  .map(PendingUpload.class::cast));
    }
    return found;
  }

  /** Returns the objects whose path sorts after the given path, in ascending order of paths. */
  Seq<StoredObject> list(String after, int limit) throws IOException {
    Seq<Path> folders =
        children(root.resolve(ASSETS_FOLDER)).appendAll(children(root.resolve(PENDING_FOLDER)));
    // With a trailing slash, folders sort in the same order as the paths of their files.
    var remaining =
        folders
            .map(folder -> relativePath(folder) + "/")
            .filter(folder -> folder.compareTo(after) > 0 || after.startsWith(folder))
            .sorted();
    Seq<StoredObject> found = List.empty();
    for (var folder : remaining) {
      if (found.size() >= limit) {
        break;
      }
      found =
          found.appendAll(
              children(root.resolve(folder))
                  .map(this::relativePath)
                  .filter(path -> path.compareTo(after) > 0)
                  .sorted()
                  .flatMap(MediaFolder::parseKey)
                  .filter(object -> findFile(object).isDefined()));
    }
    return found.take(limit);
  }

  /** Returns the object with a key, which contains neither {@code ..} nor percent-encoding. */
  static Option<StoredObject> parseKey(String key) {
    var parts = key.split("/", -1);
    if (parts.length != 3) {
      return Option.none();
    }
    return switch (parts[0]) {
      case PENDING_FOLDER ->
          UserId.parse(parts[1])
              .flatMap(owner -> MediaId.parse(parts[2]).map(id -> new PendingUpload(owner, id)));
      case ASSETS_FOLDER ->
          MediaId.parse(parts[1])
              .flatMap(
                  id -> Sha256.parseHex(parts[2]).map(sha256 -> new PromotedUpload(id, sha256)));
      default -> Option.none();
    };
  }

  private String relativePath(Path path) {
    return root.relativize(path).toString();
  }

  /** Returns the uploads that were neither promoted nor deleted. */
  Seq<UploadCompleted> pendingUploads() throws IOException {
    Seq<UploadCompleted> found = List.empty();
    for (var pending : listPending()) {
      found = found.appendAll(findUpload(pending));
    }
    return found;
  }

  /** Returns a pending upload, if its bytes exist. */
  Option<UploadCompleted> findUpload(PendingUpload pending) throws IOException {
    return inspect(pending)
        .map(upload -> new UploadCompleted(pending.key(), upload.size(), upload.sha256().toHex()));
  }

  /**
   * Returns the file of an object; none if it does not exist or its path contains a symbolic link.
   */
  Option<Path> findFile(StoredObject object) {
    var file = dataFile(object);
    try {
      return Option.when(file.toRealPath().equals(file) && Files.isRegularFile(file), file);
    } catch (IOException notFound) {
      return Option.none();
    }
  }

  /** Returns whether an object exists; throws if the disk cannot be read. */
  boolean exists(PromotedUpload promoted) throws IOException {
    try {
      return Files.readAttributes(dataFile(promoted), BasicFileAttributes.class, NOFOLLOW_LINKS)
          .isRegularFile();
    } catch (NoSuchFileException notFound) {
      return false;
    }
  }

  /**
   * Writes a body to an upload that is not visible before its commit.
   *
   * @param length the expected number of bytes; one more byte is read to detect a longer body
   */
  IncomingUpload receive(InputStream body, long length) throws IOException {
    var folder = Files.createTempDirectory(incoming, "");
    try (var file = FileChannel.open(folder.resolve(DATA_FILE), CREATE_NEW, WRITE)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var out = new DigestOutputStream(Channels.newOutputStream(file), digest);
      var buffer = new byte[BUFFER_SIZE];
      var size = 0L;
      while (size <= length) {
        var read = body.read(buffer, 0, (int) Math.min(buffer.length, length + 1 - size));
        if (read < 0) {
          break;
        }
        out.write(buffer, 0, read);
        size += read;
      }
      file.force(true);
      return new IncomingUpload(this, folder, size, Sha256.ofDigest(digest.digest()));
    } catch (IOException e) {
      remove(folder);
      throw e;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The JDK must support SHA-256", e);
    }
  }

  /** Returns a pending upload, if its bytes exist. */
  Option<UploadedObject> inspect(PendingUpload pending) throws IOException {
    var file = findFile(pending);
    if (file.isEmpty()) {
      return Option.none();
    }
    try (var bytes = Files.newInputStream(file.get(), NOFOLLOW_LINKS)) {
      var metadata = Files.readString(pathOf(pending).resolve(METADATA_FILE)).split("\n", -1);
      var sha256 = new Sha256(metadata[1]);
      return Option.some(
          new UploadedObject(
              Files.size(file.get()),
              sha256,
              metadata[0],
              new FileHeader(bytes.readNBytes(UploadedObject.MAX_HEADER_BYTES)),
              "\"" + sha256.toHex() + "\""));
    } catch (NoSuchFileException deletedMeanwhile) {
      return Option.none();
    }
  }

  /**
   * Publishes an upload by a hard link, which is safe because uploaded bytes are immutable.
   *
   * @return false if the upload does not exist
   */
  boolean promote(PendingUpload from, PromotedUpload to) throws IOException {
    var folder = createParentFolder(to);
    try {
      Files.createLink(dataFile(to), dataFile(from));
    } catch (FileAlreadyExistsException alreadyPromoted) {
      return true;
    } catch (NoSuchFileException deletedMeanwhile) {
      return false;
    }
    syncFolder(folder);
    return true;
  }

  /**
   * Deletes the bytes of an object. The metadata of a pending object remains, so that a second
   * upload to its key fails.
   */
  boolean deleteBytes(StoredObject object) throws IOException {
    return Files.deleteIfExists(dataFile(object));
  }

  /** Deletes every published object of a media item. */
  boolean deletePublished(MediaId id) throws IOException {
    return remove(root.resolve(ASSETS_FOLDER).resolve(id.toString()));
  }

  /** Returns whether a pending key has received an upload, even if its bytes are deleted. */
  boolean hasUpload(PendingUpload pending) {
    return Files.exists(pathOf(pending).resolve(METADATA_FILE));
  }

  private Path pathOf(StoredObject object) {
    return root.resolve(object.key());
  }

  private Path dataFile(StoredObject object) {
    return switch (object) {
      case PendingUpload _ -> pathOf(object).resolve(DATA_FILE);
      case PromotedUpload _ -> pathOf(object);
    };
  }

  private Path createParentFolder(StoredObject object) throws IOException {
    var key = Path.of(object.key());
    var folder = Files.createDirectories(root.resolve(key.subpath(0, 2)));
    syncFolder(root.resolve(key.getName(0)));
    return folder;
  }

  /** Makes the entries of a folder durable. */
  private static void syncFolder(Path folder) throws IOException {
    try (var entries = FileChannel.open(folder, READ)) {
      entries.force(true);
    }
  }

  private static Seq<Path> children(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return List.ofAll(entries);
    } catch (NoSuchFileException | NotDirectoryException noChildren) {
      return List.empty();
    }
  }

  /** Deletes a file, or a folder that contains only files; returns whether it existed. */
  private static boolean remove(Path path) throws IOException {
    if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
      for (var child : children(path)) {
        Files.deleteIfExists(child);
      }
    }
    return Files.deleteIfExists(path);
  }

  /**
   * An upload that becomes visible when it is committed. {@link #close} deletes an uncommitted
   * upload.
   */
  record IncomingUpload(MediaFolder target, Path folder, long size, Sha256 sha256)
      implements AutoCloseable {
    /** Makes the upload visible; returns false if the key has already received an upload. */
    boolean commit(PendingUpload pending, String contentType) throws IOException {
      try (var metadata = FileChannel.open(folder.resolve(METADATA_FILE), CREATE_NEW, WRITE)) {
        Channels.newOutputStream(metadata)
            .write((contentType + "\n" + sha256.base64()).getBytes(UTF_8));
        metadata.force(true);
      }
      syncFolder(folder);
      var parent = target.createParentFolder(pending);
      try {
        Files.move(folder, target.pathOf(pending), ATOMIC_MOVE);
      } catch (FileSystemException e) {
        if (target.hasUpload(pending)) {
          return false;
        }
        throw e;
      }
      syncFolder(parent);
      return true;
    }

    @Override
    public void close() throws IOException {
      remove(folder);
    }
  }
}
