package org.duetad.examples.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Ends this JVM with the one that started it, which holds the other end of standard input. */
final class ParentWatch {

  private ParentWatch() {}

  static void start() {
    Thread watch = new Thread(ParentWatch::haltAtEnd, "duet input");
    watch.setDaemon(true);
    watch.start();
  }

  private static void haltAtEnd() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // As its end.
    }
    Runtime.getRuntime().halt(ExitCodes.WRONG_USE);
  }
}
