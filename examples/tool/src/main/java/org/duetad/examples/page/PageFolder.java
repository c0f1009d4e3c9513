package org.duetad.examples.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A folder for pages, with their pictures and graphs as files next to them. */
public final class PageFolder {

  private final Path folder;
  private final boolean force;

  private PageFolder(Path folder, boolean force) {
    this.folder = folder;
    this.force = force;
  }

  /**
   * A folder, created with its first page if it does not exist.
   *
   * @param folder its path
   * @throws UncheckedIOException if nothing can be written there
   */
  public static PageFolder at(Path folder) {
    return at(folder, false);
  }

  /**
   * A folder, created with its first page if it does not exist.
   *
   * @param folder its path
   * @param force whether files that are not Duet's may be replaced
   * @throws UncheckedIOException if nothing can be written there
   */
  public static PageFolder at(Path folder, boolean force) {
    try (NewFolders made = new NewFolders()) {
      made.make(folder);
      Files.delete(Files.createTempFile(folder, ".duet", ""));
    } catch (IOException e) {
      throw OwnFile.unwritable(folder, e);
    }
    return new PageFolder(folder, force);
  }

  /**
   * Checks that a page may be written, before the work that fills it.
   *
   * @param file the page's name
   * @return the same folder
   * @throws UncheckedIOException if a file is in its place that is not Duet's
   */
  public PageFolder with(String file) {
    own(file).check();
    return this;
  }

  private OwnFile own(String name) {
    return new OwnFile(folder.resolve(name), force);
  }

  /**
   * Writes a page, its pictures and its graphs.
   *
   * @param file the page's name
   * @param page the page
   * @return the path of the page
   * @throws UncheckedIOException if anything cannot be written; no empty folder remains
   */
  public Path write(String file, Page page) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Section section : page.sections()) {
      for (PageBlock block : section.blocks()) {
        if (block instanceof PageBlock.Figure figure) {
          String png = path(section, block);
          files.put(png, figure.picture().png());
          files.put(png.replaceFirst("png$", "svg"), figure.picture().svg());
        } else if (block instanceof PageBlock.Graph graph) {
          files.put(path(section, block), utf8("// " + OwnFile.MARK + "\n" + graph.dot()));
        }
      }
    }
    files.put(file, utf8(page.html()));
    files.keySet().forEach(this::with);
    try (NewFolders made = new NewFolders()) {
      files.forEach((name, bytes) -> write(made, name, bytes));
    }
    return folder.resolve(file);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The path of a picture or graph, relative to the folder.
   *
   * @param section its section
   * @param block the picture or graph
   * @return a path with slashes; empty if the block is neither
   */
  public static String path(Section section, PageBlock block) {
    if (block instanceof PageBlock.Figure figure) {
      return section.name() + "/" + figure.name() + ".png";
    }
    return block instanceof PageBlock.Graph graph
        ? section.name() + "/" + graph.name() + ".dot"
        : "";
  }

  private void write(NewFolders made, String name, byte[] bytes) {
    Path file = folder.resolve(name);
    try {
      made.make(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file in a folder"));
    } catch (IOException e) {
      throw OwnFile.unwritable(file, e);
    }
    own(name).write(bytes);
  }
}
