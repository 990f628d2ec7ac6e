package dev.blogify.adapters.out.embedded.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.blogify.adapters.out.embedded.filesystem.ObjectKey.PendingObject;
import dev.blogify.adapters.out.embedded.filesystem.ObjectKey.PublishedObject;
import dev.blogify.application.ports.FileHeader;
import dev.blogify.application.ports.UploadedObject;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.Sha256;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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

  private static final String DATA_FILE = "bytes";
  private static final String METADATA_FILE = "metadata";
  private static final int BUFFER_SIZE = 64 * 1024;

  private final Path root;
  private final Path incoming;

  private MediaFolder(Path root) {
    this.root = root;
    this.incoming = root.resolve("incoming");
  }

  /** Opens or creates the folder, and deletes interrupted uploads and expired pending keys. */
  static MediaFolder open(Path folder, Instant now) throws IOException {
    Files.createDirectories(folder);
    var opened = new MediaFolder(folder.toRealPath());
    opened.cleanUp(now);
    return opened;
  }

  private void cleanUp(Instant now) throws IOException {
    Files.createDirectories(incoming);
    Files.createDirectories(root.resolve(ObjectKey.PENDING_PREFIX));
    Files.createDirectories(root.resolve(ObjectKey.ASSETS_PREFIX));
    for (var interrupted : children(incoming)) {
      remove(interrupted);
    }
    for (var pending : listPending()) {
      if (pending.id().createdAt().plus(PENDING_RETENTION).isBefore(now)) {
        remove(pathOf(pending));
      }
    }
  }

  /** Returns the pending keys, including those whose bytes are deleted. */
  private Seq<PendingObject> listPending() throws IOException {
    Seq<PendingObject> found = List.empty();
    for (var owner : children(root.resolve(ObjectKey.PENDING_PREFIX))) {
      found =
          found.appendAll(
              children(owner)
                  .flatMap(path -> ObjectKey.parse(relativePath(path)))
                  .flatMap(key ->
                      key instanceof PendingObject pending ? Option.some(pending) : Option.none()));
    }
    return found;
  }

  /**
   * Returns the keys of objects whose path sorts after the given path, in ascending order of paths.
   */
  Seq<ObjectKey> list(String after, int limit) throws IOException {
    Seq<Path> folders =
        children(root.resolve(ObjectKey.ASSETS_PREFIX))
            .appendAll(children(root.resolve(ObjectKey.PENDING_PREFIX)));
    // With a trailing slash, folders sort in the same order as the paths of their files.
    var remaining =
        folders
            .map(folder -> relativePath(folder) + "/")
            .filter(folder -> folder.compareTo(after) > 0 || after.startsWith(folder))
            .sorted();
    Seq<ObjectKey> found = List.empty();
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
                  .flatMap(ObjectKey::parse)
                  .filter(key -> findFile(key).isDefined()));
    }
    return found.take(limit);
  }

  private String relativePath(Path path) {
    return root.relativize(path).toString();
  }

  /** Returns the uploads that were neither promoted nor deleted. */
  Seq<UploadCompleted> pendingUploads() throws IOException {
    Seq<UploadCompleted> found = List.empty();
    for (var key : listPending()) {
      found = found.appendAll(inspect(key).map(upload -> UploadCompleted.from(key, upload)));
    }
    return found;
  }

  /**
   * Returns the file of an object; none if it does not exist or its path contains a symbolic link.
   */
  Option<Path> findFile(ObjectKey key) {
    var file = dataFile(key);
    try {
      return Option.when(file.toRealPath().equals(file) && Files.isRegularFile(file), file);
    } catch (IOException notFound) {
      return Option.none();
    }
  }

  /** Returns whether an object exists; throws if the disk cannot be read. */
  boolean exists(PublishedObject key) throws IOException {
    try {
      return Files.readAttributes(dataFile(key), BasicFileAttributes.class, NOFOLLOW_LINKS)
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
      var buffer = new byte[BUFFER_SIZE];
      var size = 0L;
      while (size <= length) {
        var read = body.read(buffer, 0, (int) Math.min(buffer.length, length + 1 - size));
        if (read < 0) {
          break;
        }
        digest.update(buffer, 0, read);
        writeFully(file, ByteBuffer.wrap(buffer, 0, read));
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
  Option<UploadedObject> inspect(PendingObject key) throws IOException {
    var file = findFile(key);
    if (file.isEmpty()) {
      return Option.none();
    }
    try (var bytes = Files.newInputStream(file.get(), NOFOLLOW_LINKS)) {
      var metadata = Files.readString(pathOf(key).resolve(METADATA_FILE)).split("\n", -1);
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
  boolean promote(PendingObject from, PublishedObject to) throws IOException {
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
  boolean deleteBytes(ObjectKey key) throws IOException {
    return Files.deleteIfExists(dataFile(key));
  }

  /** Deletes every published object of a media item. */
  boolean deletePublished(MediaId id) throws IOException {
    return remove(root.resolve(ObjectKey.ASSETS_PREFIX).resolve(id.toString()));
  }

  /** Returns whether a key has received an upload, even if its bytes are deleted. */
  boolean hasUpload(PendingObject key) {
    return Files.exists(pathOf(key).resolve(METADATA_FILE));
  }

  private Path pathOf(ObjectKey key) {
    return root.resolve(key.path());
  }

  private Path dataFile(ObjectKey key) {
    return switch (key) {
      case PendingObject _ -> pathOf(key).resolve(DATA_FILE);
      case PublishedObject _ -> pathOf(key);
    };
  }

  private Path createParentFolder(ObjectKey key) throws IOException {
    var parent = Path.of(key.parent());
    var folder = Files.createDirectories(root.resolve(parent));
    syncFolder(root.resolve(parent.getName(0)));
    return folder;
  }

  private static void writeFully(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
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
    boolean commit(PendingObject key, String contentType) throws IOException {
      try (var metadata = FileChannel.open(folder.resolve(METADATA_FILE), CREATE_NEW, WRITE)) {
        writeFully(
            metadata, ByteBuffer.wrap((contentType + "\n" + sha256.base64()).getBytes(UTF_8)));
        metadata.force(true);
      }
      syncFolder(folder);
      var parent = target.createParentFolder(key);
      try {
        Files.move(folder, target.pathOf(key), ATOMIC_MOVE);
      } catch (FileSystemException e) {
        if (target.hasUpload(key)) {
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
