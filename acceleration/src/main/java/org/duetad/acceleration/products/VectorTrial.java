package org.duetad.acceleration.products;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Times products in vectors against plain Java. The code runs until it is compiled, or a budget of
 * time is spent; each has the time of its fastest product.
 */
final class VectorTrial {

  private static final int SIZE = 48;

  private static final int IN_A_ROW = 20;

  /** Vectors have to take less than this of the time of plain Java. */
  private static final double CLEARLY = 0.9;

  /** By now everything is compiled. */
  private static final long BUDGET_NANOS = 3_000_000_000L;

  private final Runnable plain;
  private final Runnable vectors;
  private final LongSupplier nanoTime;
  private final long budget;

  VectorTrial(Runnable plain, Runnable vectors, LongSupplier nanoTime, long budget) {
    this.plain = plain;
    this.vectors = vectors;
    this.nanoTime = nanoTime;
    this.budget = budget;
  }

  /** Of products of square matrices of 48 rows, by the clock of the machine. */
  static VectorTrial of(Tile tile) {
    Strided a = matrix();
    Strided b = matrix();
    Strided c = matrix();
    return new VectorTrial(
        () -> BlockedProduct.compute(a, b, c, 0.0),
        () -> TiledProduct.compute(tile, a, b, c, 0.0),
        System::nanoTime,
        BUDGET_NANOS);
  }

  private static Strided matrix() {
    double[] elements = new double[SIZE * SIZE];
    Arrays.setAll(elements, k -> 1.0 / (k + 1));
    return new Strided(elements, SIZE, SIZE, SIZE, 1);
  }

  boolean isFaster() {
    long start = nanoTime.getAsLong();
    double leastPlain = Double.POSITIVE_INFINITY;
    double leastVectors = Double.POSITIVE_INFINITY;
    while (nanoTime.getAsLong() - start < budget) {
      leastPlain = Math.min(leastPlain, time(plain));
      leastVectors = Math.min(leastVectors, time(vectors));
      if (leastVectors < CLEARLY * leastPlain && nanoTime.getAsLong() - start > budget / 6) {
        return true;
      }
    }
    return false;
  }

  private double time(Runnable product) {
    long start = nanoTime.getAsLong();
    for (int i = 0; i < IN_A_ROW; i++) {
      product.run();
    }
    return nanoTime.getAsLong() - start;
  }
}
