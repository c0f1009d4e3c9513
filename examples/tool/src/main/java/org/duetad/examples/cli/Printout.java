package org.duetad.examples.cli;

import java.io.PrintWriter;

/** What a command prints as text or as JSON. */
interface Printout {

  void print(PrintWriter out);

  void printJson(PrintWriter out);
}
