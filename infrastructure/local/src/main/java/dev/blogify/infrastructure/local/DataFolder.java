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
record DataFolder(Path folder, FileChannel lock) implements AutoCloseable {
  /** Locks the folder. The operating system releases the lock when the process ends. */
  static DataFolder open(Path folder) {
    try {
      Files.createDirectories(folder);
      var lock =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(lock)) {
        return new DataFolder(folder, lock);
      }
      lock.close();
    } catch (IOException fault) {
      throw notWritable(folder, fault);
    }
    throw new StartupException(
        "Another Blogify is running on the folder %s; stop it, or choose another with --data."
            .formatted(folder.toAbsolutePath()),
        new IllegalStateException("locked"));
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      // Another platform in this process has the lock.
      return false;
    }
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
      return new FolderMediaStore(folder.resolve("media"), base, key, clock);
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
