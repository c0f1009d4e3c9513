package org.duetad.testing.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs snippets, each with its own classes. */
final class Runner {

  private final Compiled together;

  /**
   * Compiles all at once, which takes a fraction of the time. If one of them is wrong, each is
   * compiled separately when it is run, so that the others do not fail.
   */
  Runner(List<Snippet> snippets) throws IOException {
    together = Compiled.of(snippets);
  }

  /**
   * What a snippet prints, followed by what it throws; of a class of tests, whether they passed.
   *
   * @throws AssertionError if it does not compile, with the compiler's messages
   */
  String output(Snippet snippet) throws IOException, ReflectiveOperationException {
    Compiled compiled = together.has(snippet) ? together : Compiled.of(List.of(snippet));
    if (!compiled.has(snippet)) {
      throw new AssertionError(compiled.problems(snippet));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Class<?> type = compiled.load(snippet.className());
    PrintStream printed = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    if (snippet.isProgram()) {
      run(type.getMethod("main", String[].class), printed);
    } else {
      printed.println(TestRun.of(type));
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  /** As Java does, in a thread that is called main. */
  private static void run(Method main, PrintStream printed) throws IllegalAccessException {
    PrintStream standard = System.out;
    String thread = Thread.currentThread().getName();
    System.setOut(printed);
    Thread.currentThread().setName("main");
    try {
      main.invoke(null, (Object) new String[0]);
    } catch (InvocationTargetException e) {
      printed.println("Exception in thread \"main\" " + e.getCause());
    } finally {
      System.setOut(standard);
      Thread.currentThread().setName(thread);
    }
  }
}
