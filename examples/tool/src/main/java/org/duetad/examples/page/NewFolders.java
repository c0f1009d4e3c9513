package org.duetad.examples.page;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Folders that are made to be filled: those still empty at the end are removed. */
final class NewFolders implements AutoCloseable {

  /** The innermost first. */
  private final Deque<Path> made = new ArrayDeque<>();

  /** Makes a folder, which must not be a link, as that may lead to files of another kind. */
  void make(Path folder) throws IOException {
    if (Files.isSymbolicLink(folder)) {
      throw new IOException("it is a symbolic link; name the folder that it leads to");
    }
    makeMissing(folder.toAbsolutePath());
  }

  private void makeMissing(Path folder) throws IOException {
    Path parent = folder.getParent();
    if (!Files.isDirectory(folder)) {
      if (parent != null) {
        makeMissing(parent);
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
        return; // Then the enclosing ones are not empty, either.
      } catch (IOException e) {
        throw OwnFile.unwritable(folder, e);
      }
    }
  }
}
