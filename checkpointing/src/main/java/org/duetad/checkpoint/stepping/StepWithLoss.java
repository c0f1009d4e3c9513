package org.duetad.checkpoint.stepping;

import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import org.duetad.checkpoint.verify.StepRandom;
import org.duetad.core.Scalar;
import org.duetad.core.spi.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * A step and its loss as one function of one vector, {@code (x, p, i, ξ, d) ↦ (x', ℓ)}: with a
 * running loss the last component of a state is the sum of losses so far.
 *
 * @param step the step
 * @param loss the running loss of each new state, or null
 * @param states the number of components of a state, without the sum of losses
 * @param parameters the number of parameters
 * @param normals the number of random numbers per step
 * @param seed the seed of the random numbers
 * @param numbers the number of data per step
 */
record StepWithLoss(
    Step step,
    @Nullable StateLoss loss,
    int states,
    int parameters,
    int normals,
    long seed,
    int numbers) {

  /** The number of components of a state, the sum of losses included. */
  int length() {
    return loss == null ? states : states + 1;
  }

  int inputs() {
    return length() + parameters + 1 + normals + numbers;
  }

  /** Sets the inputs that make up the context, with the data of a step. */
  void setMoment(long index, LongFunction<double[]> data, double[] inputs) {
    int at = length() + parameters;
    inputs[at] = index;
    if (normals > 0) {
      RandomGenerator random = StepRandom.of(seed, index);
      for (int i = 1; i <= normals; i++) {
        inputs[at + i] = random.nextGaussian();
      }
    }
    if (numbers > 0) {
      double[] given = data.apply(index);
      Arguments.given("step numbers", "array of numbers of step " + index, given);
      Arguments.length("step numbers", "array of numbers of step " + index, given, numbers);
      System.arraycopy(given, 0, inputs, at + 1 + normals, numbers);
    }
  }

  StepContext context(long index, Scalar[] inputs) {
    int at = length() + parameters;
    int data = at + 1 + normals;
    return new StepContext(
        seed,
        index,
        inputs[at],
        Arrays.copyOfRange(inputs, at + 1, data),
        Arrays.copyOfRange(inputs, data, data + numbers));
  }

  Scalar[] next(Scalar[] inputs, StepContext context) {
    Scalar[] p = Arrays.copyOfRange(inputs, length(), length() + parameters);
    Scalar[] next = step.next(Arrays.copyOf(inputs, states), p.clone(), context);
    if (next == null || next.length != states) {
      throw new IllegalArgumentException(
          "step: the state has "
              + states
              + " components, the next state "
              + (next == null ? "is null" : "has " + next.length)
              + "; return as many");
    }
    if (loss == null) {
      return next;
    }
    Scalar[] all = Arrays.copyOf(next, length());
    all[states] = inputs[states].add(loss.of(next.clone(), p.clone()));
    return all;
  }

  /** On plain numbers, without recording. */
  double[] evaluated(long index, double[] inputs) {
    Scalar[] x = Scalar.of(inputs);
    return Arguments.values("step", next(x, context(index, x)));
  }
}
