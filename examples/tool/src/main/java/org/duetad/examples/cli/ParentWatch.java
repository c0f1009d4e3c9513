package org.duetad.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Ends this JVM with the one that started it, which holds the other end of standard input. What
 * else reads that finds it empty, as a user's function that does would otherwise wait for ever.
 */
final class ParentWatch {

  private ParentWatch() {}

  static void start() {
    InputStream input = System.in;
    System.setIn(InputStream.nullInputStream());
    Thread watch = new Thread(() -> haltAtEnd(input), "duet input");
    watch.setDaemon(true);
    watch.start();
  }

  private static void haltAtEnd(InputStream input) {
    try {
      input.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // As its end.
    }
    Runtime.getRuntime().halt(ExitCodes.WRONG_USE);
  }
}
