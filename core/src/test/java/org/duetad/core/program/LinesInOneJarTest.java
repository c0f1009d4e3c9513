package org.duetad.core.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source lines are the user's where its classes are in one jar or folder with the library. */
class LinesInOneJarTest {

  private static final String USER =
      """
      package acme;

      import org.duetad.core.Scalar;
      import org.duetad.core.program.Program;

      public class User {
        public static String program() {
          return Program.record(
                  x -> new Scalar[] {x[0].isGreaterThan(1) ? x[0] : x[0].square()}, 2.0)
              .toString();
        }
      }
      """;

  @Test
  void linesAreNamed(@TempDir Path folder) throws Exception {
    Path classes =
        Path.of(Program.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path joined = Files.createDirectory(folder.resolve("joined"));
    copy(classes, joined);
    Path source = Files.writeString(folder.resolve("User.java"), USER);
    String classPath = joined + File.pathSeparator + System.getProperty("java.class.path");
    String[] options = {"-d", joined.toString(), "-cp", classPath, "-proc:none", source.toString()};
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, options));
    List<URL> path = new ArrayList<>(List.of(joined.toUri().toURL()));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.endsWith(".jar")) {
        path.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Object text = loader.loadClass("acme.User").getMethod("program").invoke(null);
      assertTrue(String.valueOf(text).contains("User.java:9"), String.valueOf(text));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
