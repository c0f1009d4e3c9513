package org.duetad.examples.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles a snippet in memory, with all lints as errors, and runs it in a class loader of its own.
 */
final class Runner implements AutoCloseable {

  private static final List<String> OPTIONS =
      List.of("-Xlint:all", "-Werror", "-proc:none", "-cp", System.getProperty("java.class.path"));

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager files =
      compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);

  /**
   * What a snippet prints, and below it what it throws.
   *
   * @throws AssertionError if it does not compile, with the compiler's messages
   */
  String output(Snippet snippet) throws ReflectiveOperationException {
    Class<?> program = compiled(snippet).loadClass(snippet.className());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    run(
        program.getMethod("main", String[].class),
        new PrintStream(bytes, true, StandardCharsets.UTF_8));
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

  private Classes compiled(Snippet snippet) {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    Classes classes = new Classes();
    Manager manager = new Manager(files, classes);
    boolean fine =
        compiler.getTask(null, manager, found, OPTIONS, null, List.of(new Source(snippet))).call();
    if (!fine) {
      throw new AssertionError(
          found.getDiagnostics().stream()
              .map(problem -> text(snippet, problem))
              .collect(Collectors.joining("\n")));
    }
    return classes;
  }

  private static String text(Snippet snippet, Diagnostic<?> problem) {
    long line = snippet.above() + problem.getLineNumber();
    return "line " + line + ": " + problem.getMessage(Locale.ROOT);
  }

  @Override
  public void close() throws IOException {
    files.close();
  }

  /** The text to compile. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Snippet snippet) {
      super(URI.create("snippet:///" + snippet.className() + ".java"), Kind.SOURCE);
      text = snippet.source();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** The classes of one snippet. */
  private static final class Classes extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> code = new HashMap<>();

    Classes() {
      super(Runner.class.getClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (!code.containsKey(name)) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = code.get(name).toByteArray();
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  /** Gives classes to their loader, and finds all else where the compiler does. */
  private static final class Manager extends ForwardingJavaFileManager<JavaFileManager> {
    private final Classes classes;

    Manager(JavaFileManager files, Classes classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      classes.code.put(name, bytes);
      return new SimpleJavaFileObject(URI.create("class:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }
  }
}
