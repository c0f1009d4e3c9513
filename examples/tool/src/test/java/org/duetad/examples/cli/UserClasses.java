package org.duetad.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** User classes in a folder, in the package com.acme. */
final class UserClasses {

  private static final String HEAD =
      "package com.acme; import org.duetad.core.*; import org.duetad.core.rules.*; ";

  private final Path folder;

  UserClasses(Path folder) {
    this.folder = folder;
  }

  /** A source file; the text begins with the word class. */
  void source(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".java"), HEAD + text);
  }

  /** A function of numbers with one output, by the body of its method; more members come first. */
  void function(String name, String members, String body) throws IOException {
    source(
        name,
        "class "
            + name
            + " implements ScalarFunction { "
            + members
            + " public Scalar apply(Scalar... x) { "
            + body
            + " } }");
  }

  void compile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Stream<String> options =
          Stream.of(
              "-proc:none",
              "-nowarn",
              "-d",
              folder.toString(),
              "-cp",
              System.getProperty("java.class.path"));
      String[] args =
          Stream.concat(options, files.map(Path::toString).filter(f -> f.endsWith(".java")))
              .toArray(String[]::new);
      assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, args));
    }
  }
}
