package org.duetad.examples.cli;

import java.io.PrintWriter;
import org.duetad.examples.compare.Report;

/** A format for reports. */
@FunctionalInterface
interface Renderer {
  void print(Report report, PrintWriter out);
}
