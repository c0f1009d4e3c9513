package org.duetad.benchmarks;

import java.util.Locale;

/**
 * Prints for each instance the number of operations on its tape, the number of their partial
 * derivatives, and the bytes of the tape's arrays. Bundle adjustment is recorded block by block, on
 * a tape that holds one block at a time.
 */
final class TapeFigures {

  private TapeFigures() {}

  /**
   * Prints the table.
   *
   * @param args the directory of ADBench's files; nothing for generated instances
   */
  @SuppressWarnings("SystemOut")
  public static void main(String... args) {
    String data = args.length == 0 ? Instance.GENERATED : args[0];
    System.out.printf("%-18s %12s %12s %14s%n", "instance", "operations", "edges", "tape bytes");
    for (Instance instance : Instance.values()) {
      BlockSweeps replay = new BlockSweeps(instance.problem(data));
      System.out.printf(
          Locale.ROOT,
          "%-18s %,12d %,12d %,14d%n",
          instance,
          replay.operations(),
          replay.edges(),
          replay.bytes());
    }
  }
}
