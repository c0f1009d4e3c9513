package org.duetad.core.kernel.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duetad.core.kernel.code.FlatCode;

/** The places of the outputs, those that are side by side copied at once. */
public final class Outputs {

  private final int count;
  private final Run[] runs;

  /** Whether nothing else is seeded at the place of an output, nor is that an input. */
  private final boolean areAlone;

  /**
   * Outputs side by side.
   *
   * @param first the first of them
   * @param place its place
   * @param length how many there are
   */
  private record Run(int first, int place, int length) {}

  /** Those of a kernel, which are numbers. */
  public static Outputs of(FlatCode code, KernelLayout layout) {
    for (int output : code.outputs()) {
      if (code.isMatrix(output)) {
        throw new IllegalArgumentException(
            "kernel: an output is a matrix; record a function that returns its elements, toScalars()");
      }
    }
    return new Outputs(layout.memory(layout.outputs()), code.head());
  }

  /**
   * Outputs at places.
   *
   * @param places a place for each
   * @param head how many inputs and constants there are, whose places are the first ones
   */
  Outputs(int[] places, int head) {
    count = places.length;
    List<Run> found = new ArrayList<>();
    for (int i = 0; i < count; ) {
      int length = 1;
      while (i + length < count && places[i + length] == places[i] + length) {
        length++;
      }
      found.add(new Run(i, places[i], length));
      i += length;
    }
    runs = found.toArray(new Run[0]);
    areAlone = areAlone(places, head);
  }

  /** Whether places are different, and none is among the first ones. */
  private static boolean areAlone(int[] places, int head) {
    int[] sorted = places.clone();
    Arrays.sort(sorted);
    int last = head - 1;
    for (int place : sorted) {
      if (place <= last) {
        return false;
      }
      last = place;
    }
    return true;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  public void read(double[] values, double[] y) {
    for (Run run : runs) {
      if (run.length == 1) {
        y[run.first] = values[run.place];
      } else {
        System.arraycopy(values, run.place, y, run.first, run.length);
      }
    }
  }

  /** Adds to adjoints, which are zero. */
  public void seed(double[] adjoints, double[] yBar) {
    for (Run run : runs) {
      if (areAlone && run.length > 1) {
        System.arraycopy(yBar, run.first, adjoints, run.place, run.length);
      } else {
        for (int i = 0; i < run.length; i++) {
          adjoints[run.place + i] += yBar[run.first + i];
        }
      }
    }
  }
}
