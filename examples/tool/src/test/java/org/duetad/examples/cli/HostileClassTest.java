package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.duetad.examples.Duet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** User classes that fail in every way: exit code 2, and one line that names them. */
class HostileClassTest {

  /** The content of the line for each, besides the name. */
  private static final Map<String, String> SAYS = new TreeMap<>();

  @TempDir private static Path folder;

  @BeforeAll
  static void compile() throws IOException {
    UserClasses user = new UserClasses(folder);
    user.source(
        "Broken",
        "class Broken { static final Scalar ONE = Scalar.of(1 / zero());"
            + " static int zero() { return 0; } }");
    user.source(
        "Mute",
        "class Mute extends Error {"
            + " public String getMessage() { throw new IllegalStateException(); }"
            + " public void printStackTrace(java.io.PrintWriter w) { throw new Error(); } }");
    add(
        user,
        "StaticInit",
        "static final int N = 1 / Broken.zero();",
        "return x[0];",
        "a static initialiser threw java.lang.ArithmeticException: / by zero");
    add(
        user,
        "HelperInit",
        "",
        "return x[0].add(Broken.ONE);",
        "java.lang.ArithmeticException: / by zero");
    add(
        user,
        "Sneaky",
        "static <T extends Throwable> Scalar sneak(Throwable e) throws T { throw (T) e; }",
        "return Sneaky.<RuntimeException>sneak(new java.io.IOException(\"sneaky\"));",
        "java.io.IOException: sneaky");
    add(user, "Throws", "", "throw new Error(\"mine\");", "java.lang.Error: mine");
    add(user, "Silent", "", "throw new Mute();", "com.acme.Mute (its message cannot be read)");
    add(user, "Deep", "", "return apply(x);", "java.lang.StackOverflowError");
    add(
        user,
        "Lines",
        "",
        "throw new RuntimeException(\"one\\ntwo\\u001b[2J\" + \"x\".repeat(100_000));",
        "one\\ntwo\\u001b[2Jxxx");
    add(user, "Null", "", "return null;", "null");
    user.function(
        "Kept",
        "static Scalar kept;",
        "if (kept == null && x[0].level() > 0) { kept = x[0]; }"
            + " return kept == null ? x[0] : kept.add(x[0]);");
    add(user, "Cast", "", "return (Scalar) (Object) \"text\";", "java.lang.ClassCastException");
    add(user, "Memory", "", "throw new OutOfMemoryError(\"planted\");", "planted");
    add(user, "Dead", "", "throw new ThreadDeath();", "java.lang.ThreadDeath");
    user.function("Endless", "", "while (!Thread.interrupted()) {} return x[0];");
    user.function(
        "Exits", "static int calls;", "if (++calls > 3) { System.exit(0); } return x[0].sin();");
    user.function("ExitsAtOnce", "static { System.exit(0); }", "return x[0];");
    user.source(
        "Later",
        "class Later implements VectorFunction { static int calls;"
            + " static final int FROM = Integer.getInteger(\"later.from\", 0);"
            + " public Scalar[] apply(Scalar... x) {"
            + " if (++calls > FROM) { throw new AssertionError(\"from now on\"); }"
            + " return new Scalar[] {x[0].sin()}; } }");
    user.source(
        "Changing",
        "class Changing implements VectorFunction { static int calls;"
            + " static final int FROM = Integer.getInteger(\"later.from\", 0);"
            + " public Scalar[] apply(Scalar... x) { Scalar y = x[0].sin();"
            + " return ++calls > FROM ? new Scalar[] {y, y} : new Scalar[] {y}; } }");
    user.compile();
  }

  private static void add(UserClasses user, String name, String members, String body, String says)
      throws IOException {
    user.function(name, members, body);
    SAYS.put(name, says);
  }

  static List<String> names() {
    return List.copyOf(SAYS.keySet());
  }

  private static Run compare(String name, String... more) {
    return compared(name, Stream.concat(Stream.of("--budget", "0.01"), Arrays.stream(more)));
  }

  private static Run compared(String name, Stream<String> more) {
    Stream<String> args =
        Stream.of(
            "compare",
            "--problem",
            "com.acme." + name,
            "--class-path",
            folder.toString(),
            "--at",
            "0.5");
    return Run.of(Stream.concat(args, more).toArray(String[]::new));
  }

  private static Run check(String name, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "check",
                "--function",
                "com.acme." + name,
                "--class-path",
                folder.toString(),
                "--at",
                "0.5"));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  private static void assertOneLine(String name, String says, Run run) {
    assertEquals(2, run.code(), run::err);
    assertTrue(run.err().startsWith("duet: "), run::err);
    assertEquals(1, run.err().lines().count(), run::err);
    assertTrue(run.err().contains("com.acme." + name), run::err);
    assertTrue(run.err().contains(says), run::err);
    assertTrue(run.err().length() < 1500, run::err);
    assertTrue(
        run.err().strip().chars().noneMatch(c -> Character.getType(c) == Character.CONTROL),
        run::err);
  }

  @ParameterizedTest
  @MethodSource("names")
  void isOneLine(String name) {
    for (Run run :
        new Run[] {
          compare(name),
          check(name),
          compared(name, Stream.of("--program", "text")),
          compare(name, "--second-order")
        }) {
      assertOneLine(name, SAYS.get(name), run);
      assertEquals("", run.out());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void isJsonToo(String name) {
    for (Run run : new Run[] {compare(name, "--json"), check(name, "--json")}) {
      assertOneLine(name, "", run);
      JsonNode error = JsonMapper.shared().readTree(run.out());
      assertEquals(2, error.get("exitCode").asInt());
      assertEquals("duet: " + error.get("error").asString(), run.err().strip());
    }
  }

  @Test
  void aNumberOfAnotherCallIsNamed() {
    assertOneLine("Kept", "belong to different derivative calls", compare("Kept"));
  }

  @Test
  void theStackIsPrintedOnRequest() {
    assertFalse(compare("Throws").err().contains("\tat "));
    Run run = compare("Throws", "--stacktrace");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("\tat com.acme.Throws.apply"), run::err);
    assertTrue(
        compare("Silent", "--stacktrace").err().lines().count() >= 1, "even one that throws");
  }

  /** At any moment: while it is timed, in any mode, while it is judged, counted or drawn. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 50, 1000})
  void aFailureAtAnyMoment(int from) {
    System.setProperty("later.from", String.valueOf(from));
    try {
      for (String name : new String[] {"Later", "Changing"}) {
        String says =
            name.equals("Later") ? "java.lang.AssertionError: from now on" : "2 outputs, and 1";
        assertOneLine(name, says, compare(name));
        assertOneLine(
            name, says, compared(name, Stream.of("--modes", "forward", "--budget", "0.2")));
        assertOneLine(
            name,
            says,
            compare(
                name, "--modes", "reverse,program", "--report", folder.resolve("page").toString()));
      }
    } finally {
      System.clearProperty("later.from");
    }
  }

  @Test
  void theModeIsNamed() {
    System.setProperty("later.from", "1");
    try {
      assertOneLine("Later", "in mode", check("Later"));
    } finally {
      System.clearProperty("later.from");
    }
  }

  @Test
  void anEndlessFunctionIsGivenUp() {
    for (Run run :
        new Run[] {
          compare("Endless", "--time-limit", "0.5"), check("Endless", "--time-limit", "0.5")
        }) {
      assertOneLine("Endless", "not finished within the --time-limit of 0.5 s", run);
    }
    Run.of("modes", "--time-limit", "0")
        .assertFailed(2, "--time-limit: 0.0 seconds; choose more than 0 and at most 1e7");
  }

  /** In a separate JVM, whose exit code the class tries to determine. */
  @ParameterizedTest
  @ValueSource(strings = {"Exits", "ExitsAtOnce"})
  void anExitIsNoSuccess(String name) throws IOException, InterruptedException {
    Process duet =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Duet.class.getName(),
                "compare",
                "--problem",
                "com.acme." + name,
                "--class-path",
                folder.toString(),
                "--at",
                "0.5",
                "--budget",
                "0.1",
                "--json")
            .start();
    String out = new String(duet.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(duet.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(2, duet.waitFor(), err);
    assertOneLine(name, "called System.exit", new Run(2, out, err));
    assertTrue(JsonMapper.shared().readTree(out).has("error"), out);
  }
}
