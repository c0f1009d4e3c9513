package org.duetad.examples.optimizers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.duetad.core.ScalarFunction;
import org.duetad.core.mode.Differentiator;

/**
 * Stochastic gradient descent with momentum: a step for each batch, {@code v ← β v - η_e ∇f_b(x), x
 * ← x + v}, in another order of batches in each epoch e, with {@code η_e = η / (1 + e/h)}. Robbins
 * and Monro, "A stochastic approximation method", 1951.
 *
 * @param rate η
 * @param halving h, the number of epochs after which the rate has halved
 * @param momentum β, 0 to 1
 * @param seed the seed of the orders
 * @param stop when to stop; an epoch counts as one gradient
 */
public record StochasticMomentum(
    double rate, double halving, double momentum, long seed, Stop stop) {

  /**
   * Minimises the mean of batches.
   *
   * @param mode the mode that differentiates
   * @param batches the functions whose mean is minimised
   * @param start the starting point
   * @return the result, with its history by epoch
   */
  public Run minimise(Differentiator mode, List<ScalarFunction> batches, double... start) {
    Search search = new Search(mode, mean(batches), stop);
    List<ScalarFunction> order = new ArrayList<>(batches);
    Random random = new Random(seed);
    Iterate at = search.at(start.clone());
    double[] x = start.clone();
    double[] velocity = new double[start.length];
    for (int epoch = 0; search.goesOnFrom(at); epoch++) {
      Collections.shuffle(order, random);
      for (ScalarFunction batch : order) {
        double step = -rate / (1 + epoch / halving);
        velocity =
            VectorArithmetic.plus(
                VectorArithmetic.scaled(momentum, velocity), step, mode.gradient(batch, x));
        x = VectorArithmetic.plus(x, 1, velocity);
      }
      at = search.at(x);
    }
    return search.run();
  }

  private static ScalarFunction mean(List<ScalarFunction> batches) {
    return x ->
        batches.stream()
            .map(batch -> batch.apply(x))
            .reduce((a, b) -> a.add(b))
            .orElseThrow()
            .divide(batches.size());
  }
}
