package org.duetad.examples.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A file that Duet writes: whole or not at all, never through a symbolic link, and replacing
 * another file only if Duet wrote that one too, which is recognised by a mark in each of Duet's
 * files.
 */
public final class OwnFile {

  /** Occurs in the first bytes of each file that Duet writes. */
  public static final String MARK = "made by Duet";

  private static final int FIRST_BYTES = 4096;

  private final Path file;
  private final boolean force;

  /**
   * A file to be written.
   *
   * @param file its path
   * @param force whether it may replace any other file, or a link
   */
  public OwnFile(Path file, boolean force) {
    this.file = file;
    this.force = force;
  }

  /**
   * Checks that the file may be written, before the work that fills it.
   *
   * @throws UncheckedIOException if another file is in its place
   */
  public void check() {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    boolean link = Files.isSymbolicLink(file);
    if (!link && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw unwritable(file, "a folder, device or pipe is in its place");
    }
    if (!force && link) {
      throw unwritable(file, "a symbolic link is in its place; --force replaces it");
    }
    if (!force && !isMarked()) {
      throw unwritable(file, "a file that is not Duet's is in its place; --force replaces it");
    }
  }

  /**
   * Checks the same, and that its folder exists.
   *
   * @return the same file
   * @throws UncheckedIOException if there is no folder, or another file is in its place
   */
  public OwnFile inFolder() {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw unwritable(file, "there is no such folder");
    }
    check();
    return this;
  }

  private boolean isMarked() {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] first = in.readNBytes(FIRST_BYTES);
      return first.length == 0 || new String(first, StandardCharsets.ISO_8859_1).contains(MARK);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Writes the file.
   *
   * @param bytes the content, including the mark
   * @return its path
   * @throws UncheckedIOException if it cannot be written; the previous file is then unchanged
   */
  public Path write(byte[] bytes) {
    check();
    Path written = file.resolveSibling("." + file.getFileName() + "." + System.nanoTime());
    try {
      try {
        Files.write(written, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(written);
      }
      return file;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Draws a chart, as PNG or SVG.
   *
   * @param chart the chart
   * @return the path of the file
   * @throws IllegalArgumentException if the file's name ends neither in .png nor in .svg
   * @throws UncheckedIOException if it cannot be written; the previous file is then unchanged
   */
  public Path write(Chart<?, ?> chart) {
    return write(Picture.as(file, chart));
  }

  /**
   * A file for a picture, checked before the work that fills it.
   *
   * @param file its path, null if there is none
   * @param force whether it may replace any other file, or a link
   * @return the file, null if there is none
   * @throws IllegalArgumentException if its name ends neither in .png nor in .svg
   * @throws UncheckedIOException if there is no folder for it, or another file is in its place
   */
  public static @Nullable OwnFile picture(@Nullable Path file, boolean force) {
    if (file == null) {
      return null;
    }
    Picture.requireKind(file);
    return new OwnFile(file, force).inFolder();
  }

  static UncheckedIOException unwritable(Path path, IOException e) {
    return new UncheckedIOException(message(path, reason(e)), e);
  }

  private static UncheckedIOException unwritable(Path path, String reason) {
    return new UncheckedIOException(message(path, reason), new IOException(reason));
  }

  private static String message(Path path, String reason) {
    return path + ": cannot be written (" + reason + "); choose another place";
  }

  /** The reason in words; the system's own message, such as for a full disk, if there is one. */
  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return "a file is in the place of a folder";
    }
    String reason = e instanceof FileSystemException of ? of.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
