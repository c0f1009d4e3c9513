package org.duetad.testing.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
 * What the compiler made of snippets, in memory, with all lints as errors.
 *
 * @param problems the compiler's messages
 * @param code the classes by name, if there are no problems
 */
record Compiled(
    List<Diagnostic<? extends JavaFileObject>> problems, Map<String, ByteArrayOutputStream> code) {

  private static final List<String> OPTIONS =
      List.of("-Xlint:all", "-Werror", "-proc:none", "-cp", System.getProperty("java.class.path"));

  static Compiled of(List<Snippet> snippets) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    Map<String, ByteArrayOutputStream> code = new HashMap<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<Source> sources = snippets.stream().map(Source::new).toList();
      compiler.getTask(null, new Manager(files, code), problems, OPTIONS, null, sources).call();
    }
    return new Compiled(problems.getDiagnostics(), code);
  }

  boolean has(Snippet snippet) {
    return problems.isEmpty() && code.containsKey(snippet.className());
  }

  /** A class in a loader of its own. */
  Class<?> load(String name) throws ClassNotFoundException {
    return new Loader(code).loadClass(name);
  }

  /** The problems with their lines on the page. */
  String problems(Snippet snippet) {
    return problems.stream()
        .map(
            problem ->
                "line "
                    + (snippet.above() + problem.getLineNumber())
                    + ": "
                    + problem.getMessage(Locale.ROOT))
        .collect(Collectors.joining("\n"));
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

  /** Receives the classes, and finds everything else where the compiler does. */
  private static final class Manager extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> code;

    Manager(JavaFileManager files, Map<String, ByteArrayOutputStream> code) {
      super(files);
      this.code = code;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      code.put(name, bytes);
      return new SimpleJavaFileObject(URI.create("class:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> code;

    Loader(Map<String, ByteArrayOutputStream> code) {
      super(Compiled.class.getClassLoader());
      this.code = code;
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
}
