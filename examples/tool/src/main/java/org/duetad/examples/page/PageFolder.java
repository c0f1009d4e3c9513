package org.duetad.examples.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that pages are written to, and beside them their pictures and graphs as files. */
public final class PageFolder {

  private final Path folder;

  private PageFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * A folder; it is made if there is none.
   *
   * @param folder where it is, or shall be
   * @throws UncheckedIOException if nothing can be written there
   */
  public static PageFolder at(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".duet", ""));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
    return new PageFolder(folder);
  }

  /**
   * Writes a page, its pictures and its graphs.
   *
   * @param file the page's name
   * @param page the page
   * @return where the page is
   * @throws UncheckedIOException if that cannot be written
   */
  public Path write(String file, Page page) {
    for (Section section : page.sections()) {
      for (Block block : section.blocks()) {
        if (block instanceof Block.Figure figure) {
          write(path(section, block), figure.picture().png());
        } else if (block instanceof Block.Graph graph) {
          write(path(section, block), graph.dot().getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return write(file, page.html().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Where a picture or graph is written, relative to the folder.
   *
   * @param section its section
   * @param block the picture or graph
   * @return a path with slashes; empty if the block is neither
   */
  public static String path(Section section, Block block) {
    if (block instanceof Block.Figure figure) {
      return section.name() + "/" + figure.name() + ".png";
    }
    return block instanceof Block.Graph graph ? section.name() + "/" + graph.name() + ".dot" : "";
  }

  private Path write(String name, byte[] bytes) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static UncheckedIOException unwritable(Path path, IOException e) {
    return new UncheckedIOException(
        path + ": cannot be written (" + e.getClass().getSimpleName() + "); choose another folder",
        e);
  }
}
