package org.duetad.checkpoint.stepping;

import java.util.random.RandomGenerator;
import org.duetad.checkpoint.verify.StepRandom;
import org.duetad.core.Scalar;

/** The context of one step: its index, its random numbers, and its data. */
public final class StepContext {

  private final long seed;
  private final long index;
  private final Scalar number;
  private final Scalar[] normals;
  private final Scalar[] numbers;
  private boolean dependsOnIndex;

  StepContext(long seed, long index, Scalar number, Scalar[] normals, Scalar[] numbers) {
    this.seed = seed;
    this.index = index;
    this.number = number;
    this.normals = normals;
    this.numbers = numbers;
  }

  /**
   * The step's index i as a differentiable number, for formulas that depend on time.
   *
   * @return i
   */
  public Scalar number() {
    return number;
  }

  /**
   * Standard normal random numbers for this step, as many as given to {@link
   * TimeStepping#withNormals}; they are the same at every recomputation of the step.
   *
   * @return independent draws
   */
  public Scalar[] normals() {
    return normals.clone();
  }

  /**
   * The data of this step, as given to {@link TimeStepping#withNumbers}, which have no derivative.
   *
   * @return as many numbers as each step has
   */
  public Scalar[] numbers() {
    return numbers.clone();
  }

  /**
   * The step's index i, for table look-ups. A step that calls this is recorded at every evaluation,
   * which is many times slower; where a formula suffices, use {@link #number()}, for data {@link
   * #numbers()}.
   *
   * @return i
   */
  public long index() {
    dependsOnIndex = true;
    return index;
  }

  /**
   * A random generator for this step; its numbers are the same at every recomputation of the step.
   * A step that calls this is recorded at every evaluation, which is many times slower; for normal
   * numbers use {@link #normals()}.
   *
   * @return a generator for this step
   */
  public RandomGenerator random() {
    dependsOnIndex = true;
    return StepRandom.of(seed, index);
  }

  /** Whether the step's record is valid for this index only. */
  boolean dependsOnIndex() {
    return dependsOnIndex;
  }
}
