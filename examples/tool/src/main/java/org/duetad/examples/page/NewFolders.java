package org.duetad.examples.page;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Folders that are made to be filled: in the end those that are empty are removed again. */
final class NewFolders implements AutoCloseable {

  /** The innermost first. */
  private final Deque<Path> made = new ArrayDeque<>();

  /** Makes a folder; not through a link, which may lead to files of another kind. */
  void make(Path folder) throws IOException {
    if (Files.isSymbolicLink(folder)) {
      throw new IOException("it is a symbolic link; name the folder that it leads to");
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      if (parent != null) {
        make(parent);
      }
      Files.createDirectories(folder);
      made.push(folder);
    }
  }

  @Override
  public void close() {
    for (Path folder : made) {
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException filled) {
        return; // So are those around it.
      } catch (IOException e) {
        throw OwnFile.unwritable(folder, e);
      }
    }
  }
}
