package org.duetad.checkpoint.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/** The snapshots of one run in a file, slot after slot. */
final class DiskSnapshots implements Snapshots {

  private static final String ROOM = "free some space, or choose another directory";
  private static final String LOOK =
      "check for another process that writes there, or for a failing disk";

  private final Path file;
  private final SeekableByteChannel channel;
  private final Contents contents;
  private final SnapshotFormat format;

  DiskSnapshots(Path file, SeekableByteChannel channel, Contents contents, SnapshotFormat format) {
    this.file = file;
    this.channel = channel;
    this.contents = contents;
    this.format = format;
  }

  @Override
  public void write(int slot, long state, double[] values) {
    contents.write(slot, state, values);
    try {
      format.write(channel.position(slot * format.bytes()), state, values);
    } catch (IOException e) {
      throw failed("write of state " + state + " to slot " + slot, ROOM, e);
    }
    contents.holds(slot, state);
  }

  @Override
  public void read(int slot, long state, double[] values) {
    contents.read(slot, state, values);
    try {
      format.read(channel.position(slot * format.bytes()), state, values);
    } catch (IOException e) {
      throw failed("read of state " + state + " from slot " + slot, LOOK, e);
    }
  }

  @Override
  public void drop(int slot) {
    contents.drop(slot);
  }

  @Override
  public long bytesPerSnapshot() {
    return format.bytes();
  }

  @Override
  public void close() {
    contents.close();
    try {
      channel.close();
    } catch (IOException e) {
      throw failed("close", LOOK, e);
    }
  }

  private UncheckedIOException failed(String what, String wayOut, IOException e) {
    return new UncheckedIOException(
        "DiskStore: " + what + " in " + file + ": " + reason(wayOut, e), e);
  }

  private static String reason(String wayOut, IOException e) {
    if (e instanceof ClosedByInterruptException) {
      return "the thread was interrupted, which closes the file; do not interrupt the run, or keep"
          + " snapshots in a HeapStore";
    }
    if (e instanceof ClosedChannelException) {
      return "the file was closed after an earlier error; open the store again for another run";
    }
    return e.getMessage() + "; " + wayOut;
  }
}
