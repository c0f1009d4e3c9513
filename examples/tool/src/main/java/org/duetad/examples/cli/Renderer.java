package org.duetad.examples.cli;

import java.io.PrintWriter;
import org.duetad.examples.compare.Report;

/** A way to show a report. */
@FunctionalInterface
interface Renderer {
  void print(Report report, PrintWriter out);
}
