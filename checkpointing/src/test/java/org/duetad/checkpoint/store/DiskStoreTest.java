package org.duetad.checkpoint.store;

import static org.duetad.checkpoint.store.SnapshotsContract.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest implements SnapshotsContract {

  private static final Class<? extends Throwable> IO = UncheckedIOException.class;

  @TempDir Path directory;

  @Override
  public SnapshotStore store() {
    return DiskStore.in(directory);
  }

  @Test
  void leavesNothingBehind() throws IOException {
    try (Snapshots snapshots = store().open(2, 100)) {
      snapshots.write(1, 3, new double[100]);
    }
    assertEquals(0, files());
  }

  /** So that there is nothing to delete if the process is killed. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void hasNoNameWhileItIsOpen() throws IOException {
    try (Snapshots snapshots = store().open(2, 100)) {
      snapshots.write(1, 3, new double[100]);
      assertEquals(0, files());
      Files.delete(directory);
      snapshots.read(1, 3, new double[100]);
    }
    Files.createDirectory(directory);
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.count();
    }
  }

  @Test
  void temporaryFilesGoWhereTheSystemSays() {
    assertTrue(DiskStore.temporary().toString().contains(System.getProperty("java.io.tmpdir")));
    try (Snapshots snapshots = DiskStore.temporary().open(1, 1)) {
      assertEquals(32, snapshots.bytesPerSnapshot());
    }
  }

  @Test
  void asksForRoomFirst() {
    int most = Integer.MAX_VALUE;
    for (int slots : new int[] {most / 2, most - 8}) {
      String message =
          assertFails(IO, () -> store().open(slots, most), "are free; use fewer slots");
      assertTrue(message.contains(directory.toString()), message);
    }
    assertFails(IO, () -> store().open(most, most), "36893488164598972400 bytes are needed");
  }

  @Test
  void saysWhatIsWrongWithTheDirectory() throws IOException {
    Path missing = directory.resolve("missing");
    assertFails(IO, () -> DiskStore.in(missing).open(1, 1), missing + ": it does not exist");
    Path file = Files.createFile(directory.resolve("file"));
    assertFails(IO, () -> DiskStore.in(file).open(1, 1), file + ": it is not a directory");
    DiskStore denied =
        new DiskStore(
            directory,
            path -> {
              throw new AccessDeniedException(path.toString());
            });
    assertFails(IO, () -> denied.open(1, 1), directory + ": access is denied; choose");
    Path vanishing = Files.createDirectory(directory.resolve("vanishing"));
    DiskStore store = DiskStore.in(vanishing);
    store.open(1, 1).close();
    Files.delete(vanishing);
    assertFails(IO, () -> store.open(1, 1), vanishing + ": it does not exist");
  }

  private Snapshots open(FaultyChannel channel, int slots, int length) {
    return new DiskStore(directory, path -> channel).open(slots, length);
  }

  @Test
  void movesFewBytesAtATime() {
    for (int atOnce : new int[] {1, 7, 8, 100}) {
      try (Snapshots snapshots = open(new FaultyChannel(atOnce, 1000), 2, 3)) {
        snapshots.write(1, 4, new double[] {1, 2, 3});
        snapshots.write(0, 5, new double[] {4, 5, 6});
        double[] back = new double[3];
        snapshots.read(1, 4, back);
        assertArrayEquals(new double[] {1, 2, 3}, back);
      }
    }
  }

  /** Wherever the disk becomes full, the slot is unreadable, and the others can still be read. */
  @Test
  void fullDisk() {
    long bytes = 48;
    for (long room = bytes; room < 2 * bytes; room++) {
      try (Snapshots snapshots = open(new FaultyChannel(100, room), 2, 3)) {
        double[] state = {1, 2, 3};
        snapshots.write(0, 4, state);
        String message =
            assertFails(IO, () -> snapshots.write(1, 17, state), "No space left on device; free");
        assertTrue(message.contains("state 17 to slot 1 in " + directory), message);
        assertFails(IllegalStateException.class, () -> snapshots.read(1, 17, state), "is empty");
        snapshots.read(0, 4, state);
      }
    }
  }

  @Test
  void everyByteIsChecked() {
    for (int at = 0; at < 48; at++) {
      FaultyChannel channel = new FaultyChannel(100, 1000);
      try (Snapshots snapshots = open(channel, 2, 3)) {
        double[] state = {1, 2, 3};
        snapshots.write(0, 4, state);
        channel.flip(at);
        String message = assertFails(IO, () -> snapshots.read(0, 4, state), "the file was changed");
        assertTrue(message.contains("state 4 from slot 0 in " + directory), message);
      }
    }
  }

  @Test
  void everyMissingByteIsNoticed() {
    for (int left = 0; left < 48; left++) {
      FaultyChannel channel = new FaultyChannel(100, 1000);
      try (Snapshots snapshots = open(channel, 2, 3)) {
        double[] state = {1, 2, 3};
        snapshots.write(0, 4, state);
        channel.truncate(left);
        assertFails(IO, () -> snapshots.read(0, 4, state), "bytes too early; check for");
      }
    }
  }

  @Test
  void closesTheChannel() {
    FaultyChannel channel = new FaultyChannel(100, 1000);
    open(channel, 1, 1).close();
    assertFalse(channel.isOpen());
  }

  @Test
  void interruptedThread() {
    try (Snapshots snapshots = store().open(1, 1)) {
      snapshots.write(0, 4, new double[1]);
      Thread.currentThread().interrupt();
      assertFails(IO, () -> snapshots.read(0, 4, new double[1]), "the thread was interrupted");
      assertTrue(Thread.interrupted());
      assertFails(IO, () -> snapshots.read(0, 4, new double[1]), "closed after an earlier error");
    }
  }
}
