package org.duetad.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code duet}, in a copy of the tree with its modules' poms, where a stand-in for Maven
 * makes the jar: one that refers to the classes under test.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {

  private static final Path ROOT = Path.of("../..");

  @TempDir private Path tree;

  private String java = System.getProperty("java.home");

  /** The result of the script. */
  private record Ran(int code, String out, String err) {}

  @BeforeEach
  void copyTheTree() throws IOException {
    Files.copy(ROOT.resolve("duet"), tree.resolve("duet"));
    Files.createFile(tree.resolve("pom.xml"));
    for (String module : Modules.of(ROOT).folders()) {
      Path folder = Files.createDirectories(tree.resolve(module));
      Files.copy(ROOT.resolve(module).resolve("pom.xml"), folder.resolve("pom.xml"));
      if (Files.isDirectory(ROOT.resolve(module).resolve("src"))) {
        Files.createDirectories(folder.resolve("src/main"));
      }
    }
    Path built = tree.resolve("built.jar");
    writeJar(built);
    script(
        Files.createDirectories(tree.resolve("bin")).resolve("mvn"),
        "echo \"$@\" >>'" + tree.resolve("maven.log") + "'",
        "cp '" + built + "' '" + tree.resolve("examples/tool/target/launcher/duet.jar") + "'");
    // What is in the tree is older than what is built in the test.
    try (var files = Files.walk(tree)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
      }
    }
  }

  private static void script(Path file, String... lines) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  /** A jar with this JVM's class path. */
  private static void writeJar(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, Duet.class.getName());
    attributes.put(
        Attributes.Name.CLASS_PATH,
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toUri().toString())
            .collect(Collectors.joining(" ")));
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  @Test
  void everyModuleOfTheCommandLineIsNamedInTheScript() throws IOException {
    String list =
        Files.readString(ROOT.resolve("duet"))
            .lines()
            .filter(line -> line.startsWith("modules="))
            .findFirst()
            .orElseThrow();
    Set<String> named =
        new TreeSet<>(
            Arrays.asList(list.substring("modules='".length(), list.length() - 1).split(" ")));
    assertEquals(Modules.of(ROOT).usedBy("examples/tool"), named);
  }

  @Test
  void aFreshCloneIsBuiltOnceAndRuns() throws Exception {
    Ran first = run("--version");
    assertEquals(0, first.code(), first::err);
    assertTrue(first.out().startsWith("duet "), first::out);
    assertTrue(first.err().contains("building"), first::err);
    String maven = Files.readString(tree.resolve("maven.log"));
    assertTrue(maven.contains("-P launcher,!checks -pl examples/tool -am package"), maven);

    Ran second = run("problems");
    assertEquals(0, second.code(), second::err);
    assertTrue(second.out().contains("gmm"), second::out);
    assertEquals("", second.err());
    assertEquals(2, run("compare", "--problem", "no").code());
    assertEquals(maven, Files.readString(tree.resolve("maven.log")));
  }

  /** With a stand-in for Java, too, which takes no time. */
  @Test
  void aChangedSourceIsBuiltAgain() throws Exception {
    java = tree.resolve("jdk").toString();
    script(
        Files.createDirectories(tree.resolve("jdk/bin")).resolve("java"),
        "echo 'openjdk version \"17.0\"'");
    run("--version");
    for (String module : Modules.of(ROOT).usedBy("examples/tool")) {
      Path source = tree.resolve(module).resolve("src/main");
      Path changed = Files.isDirectory(source) ? source : tree.resolve(module).resolve("pom.xml");
      Files.setLastModifiedTime(changed, FileTime.from(Instant.now().plusSeconds(1)));
      Ran again = run("--version");
      assertTrue(again.err().contains("building"), () -> module + ": " + again);
      Files.setLastModifiedTime(changed, FileTime.from(Instant.now().minusSeconds(60)));
      assertFalse(run("--version").err().contains("building"), module);
    }
  }

  @Test
  void aFailedBuildIsSaid() throws Exception {
    script(tree.resolve("bin/mvn"), "exit 1");
    Ran ran = run("--version");
    assertEquals(2, ran.code());
    assertTrue(ran.err().endsWith("duet: the build failed\n"), ran::err);
  }

  private Ran run(String... args) throws Exception {
    String[] command = new String[args.length + 2];
    command[0] = "/bin/sh";
    command[1] = tree.resolve("duet").toString();
    System.arraycopy(args, 0, command, 2, args.length);
    File out = tree.resolve("out").toFile();
    File err = tree.resolve("err").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", java);
    environment.put("DUET_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    environment.merge("PATH", "", (path, none) -> tree.resolve("bin") + File.pathSeparator + path);
    int code = builder.start().waitFor();
    return new Ran(code, read(out), read(err));
  }

  private static String read(File file) throws IOException {
    return Files.readString(file.toPath(), UTF_8);
  }
}
