package org.duetad.examples.problems;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A user's text file, read whole; endless files and pipes that wait for a writer are rejected. */
final class TextFile {

  /** The largest size of a data file. */
  private static final int MOST_BYTES = 256 << 20;

  private TextFile() {}

  static List<String> lines(Path file) {
    return lines(file, MOST_BYTES);
  }

  static List<String> lines(Path file, int mostBytes) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        String message = file + ": expected a readable file, found " + kind(file);
        throw new UncheckedIOException(message, new IOException(message));
      }
      return text(bytes(file, mostBytes)).lines().toList();
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(file + ": expected a data file, found no such file", e);
    } catch (CharacterCodingException e) {
      throw new UncheckedIOException(file + ": expected text, found bytes that are not UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": expected a readable file, found: " + e, e);
    }
  }

  private static String kind(Path file) {
    return Files.isDirectory(file) ? "a folder" : "a device or pipe";
  }

  private static byte[] bytes(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      boolean fits = Files.size(file) <= most;
      byte[] bytes = fits ? in.readNBytes(most) : new byte[0];
      if (!fits || in.read() >= 0) {
        throw new IOException("more than " + most + " bytes, the limit for a data file");
      }
      return bytes;
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
