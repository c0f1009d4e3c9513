package org.duetad.checkpoint.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/**
 * Snapshots in a file, one file for each run. Every snapshot carries its state's number, its length
 * and a CRC-32C of both and of the data, which are checked on reading.
 *
 * <p>The file is deleted when it is closed; on Unix its name is removed as soon as it is open, so
 * that the system frees the space however the process ends. {@link #open} first checks that there
 * is room for all slots; the space is not reserved, and another process may take it in the
 * meantime.
 *
 * <p>The channel is closed when a thread is interrupted while it reads or writes. So an interrupted
 * run ends with an error and its interrupt status set; snapshots in the heap are unaffected.
 *
 * <p>File errors are reported as {@link UncheckedIOException} with the file's path, slot and state,
 * the cause and a remedy. Misuse of slots is reported as in {@link HeapStore}.
 */
public final class DiskStore implements SnapshotStore {

  /** How the file is opened; tests substitute failing channels. */
  @FunctionalInterface
  interface Opening {
    SeekableByteChannel open(Path file) throws IOException;
  }

  private final Path directory;
  private final Opening opening;

  DiskStore(Path directory, Opening opening) {
    this.directory = directory.toAbsolutePath();
    this.opening = opening;
  }

  /**
   * A store in the directory for temporary files, {@code java.io.tmpdir}. If that directory is
   * itself in memory, choose another.
   *
   * @return a store
   */
  public static DiskStore temporary() {
    return in(Path.of(System.getProperty("java.io.tmpdir", ".")));
  }

  /**
   * A store in a directory.
   *
   * @param directory an existing directory in which files can be created; checked in {@link #open}
   * @return a store
   */
  public static DiskStore in(Path directory) {
    Objects.requireNonNull(directory, "disk store: the folder is null; pass one");
    return new DiskStore(directory, DiskStore::create);
  }

  private static SeekableByteChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  @Override
  public Snapshots open(int slots, int length) {
    Contents.check("DiskStore", slots, length);
    SnapshotFormat format = new SnapshotFormat(length);
    Path file = directory.resolve("duet-" + UUID.randomUUID() + ".snapshots");
    try {
      checkSpace(BigInteger.valueOf(slots).multiply(BigInteger.valueOf(format.bytes())));
      Contents contents = new Contents("DiskStore", slots, length);
      return new DiskSnapshots(file, opening.open(file), contents, format);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "DiskStore: no file for snapshots in " + directory + ": " + reason(e), e);
    }
  }

  private void checkSpace(BigInteger needed) throws IOException {
    if (!Files.isDirectory(directory) && Files.exists(directory)) {
      throw new NotDirectoryException(directory.toString());
    }
    long free = Files.getFileStore(directory).getUsableSpace();
    if (needed.compareTo(BigInteger.valueOf(free)) > 0) {
      throw new IOException(
          needed
              + " bytes are needed, "
              + free
              + " are free; use fewer slots, free some space, or choose another directory");
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NotDirectoryException) {
      return "it is not a directory; choose one";
    }
    if (e instanceof NoSuchFileException) {
      return "it does not exist; create it, or choose another directory";
    }
    if (e instanceof AccessDeniedException) {
      return "access is denied; choose a directory that this user may write to";
    }
    return String.valueOf(e.getMessage());
  }

  @Override
  public String toString() {
    return "DiskStore in " + directory;
  }
}
