package org.duetad.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the README are compiled and run as they stand there. */
class ReadmeTest {

  private static final Pattern EXAMPLE =
      Pattern.compile(
          "```java\n(.*?public class (\\w+) .*?)```\n.*?```text\n(.*?)```", Pattern.DOTALL);

  @Test
  void theExamplesPrintWhatIsSaid(@TempDir Path folder) throws Exception {
    Matcher example = EXAMPLE.matcher(Files.readString(readme()));
    int examples = 0;
    for (; example.find(); examples++) {
      String name = example.group(2);
      compile(Files.writeString(folder.resolve(name + ".java"), example.group(1)));
      assertEquals(example.group(3), output(folder, name));
    }
    assertEquals(2, examples, "examples with their output");
  }

  private static Path readme() {
    return Path.of("..", "README.md").toAbsolutePath().normalize();
  }

  private static void compile(Path source) {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                errors,
                "-Xlint:all",
                "-Werror",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    assertEquals(0, status, () -> errors.toString(StandardCharsets.UTF_8));
  }

  private static String output(Path folder, String name)
      throws IOException, ReflectiveOperationException {
    PrintStream standard = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(standard);
    }
    return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
