package org.duetad.checkpoint.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/**
 * An in-memory file that transfers few bytes at a time, fills up early, or loses or changes a byte.
 */
final class FaultyChannel implements SeekableByteChannel {

  private byte[] bytes = new byte[0];
  private long position;
  private boolean closed;
  private final int atOnce;
  private final long room;

  FaultyChannel(int atOnce, long room) {
    this.atOnce = atOnce;
    this.room = room;
  }

  void flip(int at) {
    bytes[at] ^= 0x10;
  }

  @Override
  public int read(ByteBuffer to) {
    if (position >= bytes.length) {
      return -1;
    }
    int n = (int) Math.min(Math.min(atOnce, to.remaining()), bytes.length - position);
    to.put(bytes, (int) position, n);
    position += n;
    return n;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    int n = (int) Math.min(Math.min(atOnce, from.remaining()), room - position);
    if (n <= 0) {
      throw new IOException("No space left on device");
    }
    if (bytes.length < position + n) {
      bytes = Arrays.copyOf(bytes, (int) position + n);
    }
    from.get(bytes, (int) position, n);
    position += n;
    return n;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long to) {
    position = to;
    return this;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    bytes = Arrays.copyOf(bytes, (int) size);
    return this;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
