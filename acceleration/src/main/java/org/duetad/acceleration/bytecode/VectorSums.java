package org.duetad.acceleration.bytecode;

import java.util.Arrays;
import java.util.List;
import org.duetad.acceleration.vectors.VectorTrial;
import org.duetad.core.program.loops.LaneSums;

/**
 * Sums over lanes in vectors: the partial sums of a number, of the turns modulo 4, are a vector of
 * four. Up to eight numbers at a time, as each addition waits for the one before.
 */
final class VectorSums implements LaneSums {

  private static final int FOUR = 4;
  private static final int EIGHT = 8;

  /** The sums of the trial, about as many as kernels have. */
  private static final int SUMS = 12;

  private final SumsCode code;

  private VectorSums(SumsCode code) {
    this.code = code;
  }

  /**
   * Emits and loads the class.
   *
   * @throws ReflectiveOperationException if the class cannot be made
   * @throws LinkageError if there are no vectors in this JVM
   */
  static VectorSums load(BytecodeCompiler.Definer definer) throws ReflectiveOperationException {
    Class<?> type = definer.define(SumsEmitter.bytes(), List.of());
    return new VectorSums((SumsCode) type.getDeclaredConstructor().newInstance());
  }

  /** Whether these sums are clearly faster than others, once the JIT has compiled both. */
  boolean areFasterThan(LaneSums others) {
    return VectorTrial.of(trial(others), trial(this)).isFaster();
  }

  private static Runnable trial(LaneSums sums) {
    double[] parts = new double[PARTS * SUMS];
    int[] at = new int[SUMS];
    Arrays.setAll(at, k -> PARTS * k);
    double[] z = new double[CHUNK];
    Arrays.setAll(z, i -> 1.0 / (i + 1));
    double[][] x = new double[SUMS][];
    Arrays.fill(x, z);
    return () -> {
      sums.addProducts(parts, at, x, z, 0, CHUNK);
      sums.addChunk(parts, at, x, z);
    };
  }

  @Override
  public void addProducts(double[] sums, int[] at, double[][] x, double[] z, int turn, int n) {
    int even = turn % PARTS == 0 ? n - n % PARTS : 0;
    for (int i = n - 1; i >= even; i--) {
      int part = (turn + i) % PARTS;
      for (int k = 0; k < at.length; k++) {
        sums[at[k] + part] += x[k][i] * z[i];
      }
    }
    int last = at.length - 1;
    int k = 0;
    for (; last - k >= FOUR; k += EIGHT) {
      code.eight(sums, at, k, last, x, z, even);
    }
    if (k <= last) {
      code.four(sums, at, k, last, x, z, even);
    }
  }

  @Override
  public void addChunk(double[] sums, int[] at, double[][] x, double[] z) {
    for (int k = 0; k < at.length; k += 2) {
      code.twoInChunk(sums, at, k, at.length - 1, x, z, CHUNK);
    }
  }
}
