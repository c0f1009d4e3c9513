package org.duetad.acceleration.products;

import java.util.Arrays;

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
  static final long BUDGET_NANOS = 3_000_000_000L;

  private final Tile tile;
  private final Strided a = matrix();
  private final Strided b = matrix();
  private final Strided c = matrix();
  private final long budget;

  VectorTrial(Tile tile, long budget) {
    this.tile = tile;
    this.budget = budget;
  }

  private static Strided matrix() {
    double[] elements = new double[SIZE * SIZE];
    Arrays.setAll(elements, k -> 1.0 / (k + 1));
    return new Strided(elements, SIZE, SIZE, SIZE, 1);
  }

  boolean isFaster() {
    long start = System.nanoTime();
    double plain = Double.POSITIVE_INFINITY;
    double vectors = Double.POSITIVE_INFINITY;
    while (System.nanoTime() - start < budget) {
      plain = Math.min(plain, time(() -> BlockedProduct.compute(a, b, c, 0.0)));
      vectors = Math.min(vectors, time(() -> TiledProduct.compute(tile, a, b, c, 0.0)));
      if (vectors < CLEARLY * plain && System.nanoTime() - start > budget / 6) {
        return true;
      }
    }
    return false;
  }

  private static double time(Runnable product) {
    long start = System.nanoTime();
    for (int i = 0; i < IN_A_ROW; i++) {
      product.run();
    }
    return System.nanoTime() - start;
  }
}
