package dev.blogify.infrastructure.local;

import dev.blogify.adapters.out.embedded.filesystem.FolderMediaStore;
import dev.blogify.adapters.out.embedded.sqlite.DatabaseException;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/** The folder with all data, locked so that only one process uses it. */
final class DataFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel lock;

  private DataFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  static DataFolder open(Path folder) {
    try {
      Files.createDirectories(folder);
      return lock(folder);
    } catch (IOException fault) {
      throw notWritable(folder, fault);
    }
  }

  /** Locks the folder. The operating system releases the lock when the process ends. */
  private static DataFolder lock(Path folder) throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new DataFolder(folder, channel);
      }
    } catch (OverlappingFileLockException _) {
      // Another platform in this process has the lock.
    }
    channel.close();
    throw new StartupException(
        "Another Blogify is running on the folder %s; stop it, or choose another with --data."
            .formatted(folder.toAbsolutePath()),
        new IllegalStateException("locked"));
  }

  SqliteDatabase openDatabase() {
    try {
      return SqliteDatabase.open(folder.resolve("blogify.db"));
    } catch (DatabaseException fault) {
      throw new StartupException(fault.getMessage() + ".", fault);
    }
  }

  FolderMediaStore openMediaStore(URI base, byte[] key, InstantSource clock) {
    try {
      return FolderMediaStore.open(folder.resolve("media"), base, key, clock);
    } catch (IOException fault) {
      throw notWritable(folder, fault);
    }
  }

  private static StartupException notWritable(Path folder, IOException fault) {
    return new StartupException(
        "The folder %s cannot be written to (%s); choose another with --data."
            .formatted(folder.toAbsolutePath(), fault.getClass().getSimpleName()),
        fault);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
