package org.duetad.checkpoint.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;

/**
 * One snapshot as bytes: the state's number, its length, the numbers, and a CRC-32C of all of
 * these. One buffer serves all snapshots of a run; a state larger than the buffer is transferred in
 * pieces.
 */
final class SnapshotFormat {

  private static final int HEADER = 2 * Long.BYTES;
  private static final int CHECK = Long.BYTES;
  private static final int LARGEST_BUFFER = 1 << 16;

  private final int length;
  private final ByteBuffer buffer;
  private final CRC32C crc = new CRC32C();

  SnapshotFormat(int length) {
    this.length = length;
    int size = (int) Math.min(LARGEST_BUFFER, Math.max(HEADER, (long) Double.BYTES * length));
    buffer = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
  }

  long bytes() {
    return HEADER + (long) Double.BYTES * length + CHECK;
  }

  void write(WritableByteChannel out, long state, double[] values) throws IOException {
    crc.reset();
    flush(out, buffer.clear().putLong(state).putLong(length));
    for (int from = 0; from < length; from += part(from)) {
      int bytes = part(from) * Double.BYTES;
      buffer.clear().asDoubleBuffer().put(values, from, part(from));
      flush(out, buffer.position(bytes));
    }
    flush(out, buffer.clear().putLong(crc.getValue()));
  }

  private void flush(WritableByteChannel out, ByteBuffer filled) throws IOException {
    crc.update(filled.flip());
    filled.rewind();
    while (filled.hasRemaining()) {
      if (out.write(filled) <= 0) {
        throw new EOFException("the file takes no more, " + filled.remaining() + " bytes are left");
      }
    }
  }

  /** The values are undefined until it returns. */
  void read(ReadableByteChannel in, long state, double[] values) throws IOException {
    crc.reset();
    fill(in, HEADER);
    long storedState = buffer.getLong();
    long storedLength = buffer.getLong();
    for (int from = 0; from < length; from += part(from)) {
      fill(in, part(from) * Double.BYTES);
      buffer.asDoubleBuffer().get(values, from, part(from));
    }
    long expected = crc.getValue();
    fill(in, CHECK);
    long stored = buffer.getLong();
    if (stored != expected || storedState != state || storedLength != length) {
      throw new IOException(
          "the file was changed: it has state "
              + storedState
              + " of length "
              + storedLength
              + " with checksum "
              + Long.toHexString(stored)
              + ", expected state "
              + state
              + " of length "
              + length
              + " with checksum "
              + Long.toHexString(expected));
    }
  }

  private void fill(ReadableByteChannel in, int bytes) throws IOException {
    buffer.clear().limit(bytes);
    while (buffer.hasRemaining()) {
      if (in.read(buffer) <= 0) {
        throw new EOFException("the file ends " + buffer.remaining() + " bytes too early");
      }
    }
    crc.update(buffer.flip());
    buffer.rewind();
  }

  /** The number of values in one piece. */
  private int part(int from) {
    return Math.min(length - from, buffer.capacity() / Double.BYTES);
  }
}
