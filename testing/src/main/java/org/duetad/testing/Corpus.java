package org.duetad.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Programs that failed once, a text file each, which are tested again in every build. */
public final class Corpus {

  private static final String EXTENSION = ".txt";

  private Corpus() {}

  /**
   * Reads all files of a folder that end in {@code .txt}.
   *
   * @param folder the folder
   * @return the programs by the names of their files, in alphabetical order
   * @throws IllegalArgumentException if there is no such folder, or a file is no program
   * @throws UncheckedIOException if a file cannot be read
   */
  public static Map<String, RandomProgram> read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "corpus: no folder "
              + folder.toAbsolutePath()
              + "; create it, or correct the path, which starts at the module's folder");
    }
    Map<String, RandomProgram> programs = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> texts =
          files.filter(file -> file.toString().endsWith(EXTENSION)).sorted().toList();
      for (Path file : texts) {
        programs.put(String.valueOf(file.getFileName()), read(file, Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("corpus: " + folder + " cannot be read", e);
    }
    return programs;
  }

  private static RandomProgram read(Path file, String text) {
    try {
      return RandomProgram.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes a program to a folder, which is created if it is missing.
   *
   * @param folder the folder
   * @param name the name of the file without its ending
   * @param program the program
   * @param comment what is known about it
   * @return the file
   * @throws UncheckedIOException if it cannot be written
   */
  public static Path write(Path folder, String name, RandomProgram program, String comment) {
    String text = program.toString();
    int second = text.indexOf('\n') + 1;
    String comments = comment.lines().map(line -> "# " + line + "\n").reduce("", String::concat);
    Path file = folder.resolve(name.replaceAll("[^\\w.-]", "_") + EXTENSION);
    try {
      Files.createDirectories(folder);
      Files.writeString(file, text.substring(0, second) + comments + text.substring(second));
    } catch (IOException e) {
      throw new UncheckedIOException("corpus: " + file + " cannot be written", e);
    }
    return file;
  }
}
