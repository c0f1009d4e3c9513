package org.duetad.core.kernel.tangents;

import java.util.Arrays;
import java.util.function.Consumer;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.RuleFailure;
import org.duetad.core.kernel.memory.LaneMath;
import org.duetad.core.kernel.memory.Lanes;
import org.duetad.core.kernel.memory.MemoryPool;
import org.duetad.core.kernel.plan.KernelLayout;
import org.jspecify.annotations.Nullable;

/**
 * A straight program for several seeds or directions side by side. Its last inputs may differ from
 * direction to direction; what depends on these is a sum of multiples. All else, and the slopes,
 * are computed once.
 */
public final class BatchCode {

  private static final int WIDTH = BatchMath.WIDTH;

  /** What adjoints and tangents may take. */
  private static final long MOST_BYTES = 1L << 25;

  private final FlatCode code;
  private final int variables;

  /** How many inputs are the same for all directions; the others are one direction. */
  private final int common;

  private final EarlyValues values;
  private final Combinations combinations;
  private final boolean[] varies;
  private final int[] outputs;

  /** Which outputs depend on a variable. */
  private final boolean[] isActive;

  private final int[] forward;
  private final BatchAdjoints backward;
  private final int[] products;
  private final MemoryPool<Memory> memories = new MemoryPool<>(Memory::new);

  private BatchCode(FlatCode code, int variables, int common) {
    this.code = code;
    this.variables = variables;
    this.common = common;
    KernelLayout layout = KernelLayout.straight(code, variables);
    varies = code.dependent(common);
    boolean[] late = new boolean[code.size()];
    for (int k = 0; k < late.length; k++) {
      late[k] = code.instruction(k).results() > 0 && varies[code.result(k)];
    }
    values = new EarlyValues(code, layout, late);
    combinations = new Combinations(code, layout);
    outputs = layout.outputs();
    isActive = new boolean[outputs.length];
    for (int i = 0; i < outputs.length; i++) {
      isActive[i] = layout.isActive(outputs[i]);
    }
    BatchWriter writer = new BatchWriter(code, layout, varies);
    forward = writer.forward(combinations.one());
    backward = writer.backward(combinations.all());
    products = writer.products();
  }

  /**
   * For a program.
   *
   * @param code the instructions
   * @param variables how many of the inputs, the first ones, are variables
   * @param common how many inputs are the same for all directions
   * @return null if it has matrices, is too large, or if what depends on a direction is no sum of
   *     multiples
   */
  public static @Nullable BatchCode of(FlatCode code, int variables, int common) {
    boolean fits = 2L * Double.BYTES * WIDTH * code.slots() <= MOST_BYTES;
    return fits && BatchWriter.isFor(code) && BatchWriter.isLinear(code, code.dependent(common))
        ? new BatchCode(code, variables, common)
        : null;
  }

  /** See {@code KernelBatch.pullbacks}. */
  public boolean pullbacks(double[] x, double[] y, double[][] w, double[][] xBar) {
    return areComputed(
        x,
        y,
        w.length,
        true,
        (memory, from, count) -> {
          memory.seed(w, from, count);
          return memory.isPulled(xBar, from, count);
        });
  }

  /** See {@code KernelBatch.tangents}. */
  public boolean tangents(double[] x, double[][] v, double[] y, double[][] out) {
    return areComputed(
        x,
        y,
        v.length,
        false,
        (memory, from, count) -> {
          boolean isPushed = memory.isPushed(v, from, count);
          memory.readTangents(out, from, count);
          return isPushed;
        });
  }

  /** See {@code KernelBatch.products}. */
  public boolean products(double[] x, double[][] v, double[] y, double[][] out) {
    return areComputed(
        x,
        y,
        v.length,
        true,
        (memory, from, count) -> {
          boolean isPushed = memory.isPushed(v, from, count);
          memory.seedTangents(count);
          return memory.isPulled(out, from, count) && isPushed;
        });
  }

  /** What is computed for some of the seeds or directions. */
  private interface Derivatives {

    /** Whether there are results for a number of them, from one on. */
    boolean areComputed(Memory memory, int from, int count);
  }

  /** Outputs are read last: their array may be one with a seed, or that of the point. */
  private boolean areComputed(
      double[] x, double[] y, int all, boolean withSlopes, Derivatives derivatives) {
    return memories.isComputed(
        memory -> {
          boolean isRight = memory.isEvaluated(x) && (!withSlopes || memory.haveSlopes());
          for (int from = 0; isRight && from < all; from += WIDTH) {
            isRight = derivatives.areComputed(memory, from, Math.min(WIDTH, all - from));
          }
          if (isRight) {
            memory.read(y);
          }
          return isRight;
        });
  }

  /** What is kept for later evaluations. */
  public long bytes() {
    return memories.bytes(Memory::bytes);
  }

  /** For one point at a time. */
  private final class Memory {

    /** Values, those of what differs between directions left out, and slopes. */
    private final double[] numbers = combinations.values();

    private final Lanes lanes = values.lanes(numbers);
    private final double[] tangents = new double[common < code.inputs() ? WIDTH * code.slots() : 0];

    /** Zero between sweeps. */
    private final double[] adjoints = new double[WIDTH * code.slots()];

    long bytes() {
      return (long) Double.BYTES * (numbers.length + tangents.length + adjoints.length);
    }

    /** Whether no value is large, and no rule is at a kink. */
    boolean isEvaluated(double[] x) {
      System.arraycopy(x, 0, numbers, 0, common);
      values.evaluate(lanes);
      values.noteKinks(lanes);
      return LaneMath.doubt(numbers, 0, code.slots()) == 0 && !lanes.steeps.isSunk();
    }

    /** Whether no slope is steep, and no product underflowed. */
    boolean haveSlopes() {
      for (Consumer<double[]> slope : combinations.slopes()) {
        slope.accept(numbers);
      }
      for (int k = 0; k < products.length; k += 3) {
        double z = numbers[products[k]];
        lanes.steeps.noteProduct(z, numbers[products[k + 1]], numbers[products[k + 2]]);
      }
      return LaneMath.doubt(numbers, code.slots(), numbers.length) == 0 && !lanes.steeps.isSunk();
    }

    /** The outputs that are the same for all directions. */
    void read(double[] y) {
      for (int i = 0; i < y.length; i++) {
        y[i] = numbers[outputs[i]];
      }
    }

    /** Along some of the directions. */
    boolean isPushed(double[][] v, int from, int count) {
      double doubt = 0;
      for (int s = 0; s < WIDTH; s++) {
        for (int i = common; i < code.inputs(); i++) {
          double tangent = s < count ? v[from + s][i - common] : 0;
          tangents[WIDTH * i + s] = tangent;
          doubt += 0.0 * (tangent * LaneMath.LARGE);
        }
      }
      return doubt + BatchMath.push(forward, numbers, tangents, count) == 0;
    }

    /** The last outputs along some of the directions. */
    void readTangents(double[][] out, int from, int count) {
      for (int s = 0; s < count; s++) {
        double[] to = out[from + s];
        int first = outputs.length - to.length;
        for (int i = 0; i < to.length; i++) {
          int place = outputs[first + i];
          to[i] = varies[place] ? tangents[WIDTH * place + s] : numbers[place];
        }
      }
    }

    /** Adds some of the seeds to the adjoints of the outputs. */
    void seed(double[][] w, int from, int count) {
      for (int s = 0; s < count; s++) {
        for (int i = 0; i < outputs.length; i++) {
          seed(i, s, w[from + s][i]);
        }
      }
    }

    /** Seeds the tangent of the only output, which follows it, with 1 for each direction. */
    void seedTangents(int count) {
      for (int s = 0; s < count; s++) {
        seed(1, s, 1);
      }
    }

    private void seed(int output, int s, double w) {
      if (isActive[output]) {
        adjoints[WIDTH * outputs[output] + s] += w;
      }
    }

    /** Sweeps back; where that fails, nothing is left behind. */
    private boolean isSwept(int count) {
      boolean isSwept = false;
      try {
        backward.pull(numbers, tangents, adjoints, count);
        isSwept = true;
      } catch (RuleFailure failed) {
        return false;
      } finally {
        if (!isSwept) {
          Arrays.fill(adjoints, 0.0);
        }
      }
      return true;
    }

    /** Whether the adjoints of the variables are finite, for some of the seeds. */
    boolean isPulled(double[][] out, int from, int count) {
      if (!isSwept(count)) {
        return false;
      }
      boolean isRight = true;
      for (int s = 0; s < count; s++) {
        double[] xBar = out[from + s];
        for (int i = 0; i < variables; i++) {
          xBar[i] = adjoints[WIDTH * i + s];
        }
        isRight &= LaneMath.areFinite(xBar, variables);
      }
      Arrays.fill(adjoints, 0, WIDTH * variables, 0.0);
      return isRight;
    }
  }
}
