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
 * The files, and the order in which they are written so that a crash at any point leaves nothing
 * that is half there. An upload grows in {@code incoming} and takes its place by one rename of a
 * folder with two files, the bytes and what was said of them; a folder that is not empty is never
 * replaced, so that of two uploads one wins. What is done is on disk when a call returns.
 */
final class MediaFolder {
  /** How long a place is remembered after its medium was announced; its URL lives 1 hour. */
  private static final Duration PENDING_RETENTION = Duration.ofDays(2);

  private static final String DATA_FILE = "bytes";
  private static final String METADATA_FILE = "said";
  private static final int BUFFER_SIZE = 64 * 1024;

  private final Path root;
  private final Path incoming;

  private MediaFolder(Path root) {
    this.root = root;
    this.incoming = root.resolve("incoming");
  }

  /** Makes the folder where there is none, and sweeps away what crashes left. */
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
    for (var waiting : listPending()) {
      if (waiting.id().createdAt().plus(PENDING_RETENTION).isBefore(now)) {
        remove(pathOf(waiting));
      }
    }
  }

  /** Every place that was uploaded to, whether or not the bytes are still there. */
  private Seq<PendingObject> listPending() throws IOException {
    Seq<PendingObject> found = List.empty();
    for (var owner : children(root.resolve(ObjectKey.PENDING_PREFIX))) {
      found =
          found.appendAll(
              children(owner)
                  .flatMap(place -> ObjectKey.parse(root.relativize(place).toString()))
                  .flatMap(place ->
                      place instanceof PendingObject waiting
                          ? Option.some(waiting)
                          : Option.none()));
    }
    return found;
  }

  /**
   * The places with bytes in them, in the order of their paths.
   *
   * @param after where to begin, behind a path
   */
  Seq<ObjectKey> list(String after, int limit) throws IOException {
    Seq<Path> folders =
        children(root.resolve(ObjectKey.ASSETS_PREFIX))
            .appendAll(children(root.resolve(ObjectKey.PENDING_PREFIX)));
    // With a slash at the end, folders are in the order of what is in them.
    var rest =
        folders
            .map(folder -> relativePath(folder) + "/")
            .filter(folder -> folder.compareTo(after) > 0 || after.startsWith(folder))
            .sorted();
    Seq<ObjectKey> found = List.empty();
    for (var folder : rest) {
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
                  .filter(place -> findFile(place).isDefined()));
    }
    return found.take(limit);
  }

  private String relativePath(Path at) {
    return root.relativize(at).toString();
  }

  /** Removes the bytes at a place. */
  void remove(ObjectKey place) throws IOException {
    Files.deleteIfExists(dataFile(place));
  }

  /** The bytes that were uploaded and neither kept nor discarded. */
  Seq<UploadCompleted> pendingUploads() throws IOException {
    Seq<UploadCompleted> found = List.empty();
    for (var place : listPending()) {
      found = found.appendAll(inspect(place).map(upload -> UploadCompleted.from(place, upload)));
    }
    return found;
  }

  /** The file with a place's bytes; none where there is none, or where a link leads elsewhere. */
  Option<Path> findFile(ObjectKey place) {
    var file = dataFile(place);
    try {
      return Option.when(file.toRealPath().equals(file) && Files.isRegularFile(file), file);
    } catch (IOException nothingThere) {
      return Option.none();
    }
  }

  /** Whether the bytes are there; a disk that does not answer is a fault and no absence. */
  boolean exists(PublishedObject place) throws IOException {
    try {
      return Files.readAttributes(dataFile(place), BasicFileAttributes.class, NOFOLLOW_LINKS)
          .isRegularFile();
    } catch (NoSuchFileException notThere) {
      return false;
    }
  }

  /**
   * Takes in a body, which nobody sees before it is settled; at most one byte more than it may
   * have.
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
      return new IncomingUpload(folder, size, Sha256.ofDigest(digest.digest()));
    } catch (IOException e) {
      remove(folder);
      throw e;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** What was uploaded to a place, and is still there. */
  Option<UploadedObject> inspect(PendingObject place) throws IOException {
    var file = findFile(place);
    if (file.isEmpty()) {
      return Option.none();
    }
    try (var bytes = Files.newInputStream(file.get(), NOFOLLOW_LINKS)) {
      var said = Files.readString(pathOf(place).resolve(METADATA_FILE)).split("\n", -1);
      var sha256 = new Sha256(said[1]);
      return Option.some(
          new UploadedObject(
              Files.size(file.get()),
              sha256,
              said[0],
              new FileHeader(bytes.readNBytes(UploadedObject.MAX_HEADER_BYTES)),
              "\"" + sha256.toHex() + "\""));
    } catch (NoSuchFileException discardedMeanwhile) {
      return Option.none();
    }
  }

  /** Gives uploaded bytes, which never change, their second and last name. */
  boolean promote(PendingObject from, PublishedObject to) throws IOException {
    var folder = createParentFolder(to);
    try {
      Files.createLink(dataFile(to), dataFile(from));
    } catch (FileAlreadyExistsException keptBefore) {
      return true;
    } catch (NoSuchFileException discardedMeanwhile) {
      return false;
    }
    syncFolder(folder);
    return true;
  }

  /** Removes the bytes, but remembers that they were uploaded: the place takes no second upload. */
  void deletePending(PendingObject place) throws IOException {
    Files.deleteIfExists(dataFile(place));
  }

  void delete(MediaId id) throws IOException {
    remove(root.resolve(ObjectKey.ASSETS_PREFIX).resolve(id.toString()));
  }

  boolean hasUpload(PendingObject place) {
    return Files.exists(pathOf(place).resolve(METADATA_FILE));
  }

  private Path pathOf(ObjectKey place) {
    return root.resolve(place.path());
  }

  private Path dataFile(ObjectKey place) {
    return switch (place) {
      case PendingObject _ -> pathOf(place).resolve(DATA_FILE);
      case PublishedObject _ -> pathOf(place);
    };
  }

  /** The folder that a place is in, made if need be. */
  private Path createParentFolder(ObjectKey place) throws IOException {
    var folder = Files.createDirectories(root.resolve(place.parent()));
    syncFolder(root.resolve(place.prefix()));
    return folder;
  }

  private static void writeFully(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  /** Puts a folder's entries on disk. */
  private static void syncFolder(Path folder) throws IOException {
    try (var entries = FileChannel.open(folder, READ)) {
      entries.force(true);
    }
  }

  private static Seq<Path> children(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return List.ofAll(entries);
    } catch (NoSuchFileException | NotDirectoryException nothingInIt) {
      return List.empty();
    }
  }

  /** Removes a file, or a folder of files. */
  private static void remove(Path path) throws IOException {
    if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
      for (var child : children(path)) {
        Files.deleteIfExists(child);
      }
    }
    Files.deleteIfExists(path);
  }

  /** A body that came in whole or in part, gone when closed unless it was settled. */
  final class IncomingUpload implements AutoCloseable {
    private final Path folder;
    private final long size;
    private final Sha256 sha256;

    private IncomingUpload(Path folder, long size, Sha256 sha256) {
      this.folder = folder;
      this.size = size;
      this.sha256 = sha256;
    }

    long size() {
      return size;
    }

    Sha256 sha256() {
      return sha256;
    }

    /** Takes its place, and says whether it was still free. */
    boolean commit(PendingObject place, String contentType) throws IOException {
      try (var said = FileChannel.open(folder.resolve(METADATA_FILE), CREATE_NEW, WRITE)) {
        writeFully(said, ByteBuffer.wrap((contentType + "\n" + sha256.base64()).getBytes(UTF_8)));
        said.force(true);
      }
      syncFolder(folder);
      var neighbours = createParentFolder(place);
      try {
        Files.move(folder, pathOf(place), ATOMIC_MOVE);
      } catch (FileSystemException refused) {
        if (hasUpload(place)) {
          return false;
        }
        throw refused;
      }
      syncFolder(neighbours);
      return true;
    }

    @Override
    public void close() throws IOException {
      remove(folder);
    }
  }
}
