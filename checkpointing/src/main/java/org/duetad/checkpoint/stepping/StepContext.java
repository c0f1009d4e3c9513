package org.duetad.checkpoint.stepping;

import java.util.random.RandomGenerator;
import org.duetad.checkpoint.verify.StepRandom;
import org.duetad.core.Scalar;

/** What distinguishes one step from the others. */
public final class StepContext {

  private final long seed;
  private final long index;
  private final Scalar number;
  private final Scalar[] normals;
  private boolean dependsOnIndex;

  StepContext(long seed, long index, Scalar number, Scalar[] normals) {
    this.seed = seed;
    this.index = index;
    this.number = number;
    this.normals = normals;
  }

  /**
   * The step's number i, as a number: for what depends on time by formulas.
   *
   * @return i
   */
  public Scalar number() {
    return number;
  }

  /**
   * Standard normal random numbers of this step's own, as many as {@link TimeStepping#withNormals}
   * asked for: the same whenever the step is done again.
   *
   * @return independent draws
   */
  public Scalar[] normals() {
    return normals.clone();
  }

  /**
   * The step's number i, to look something up with. A step that calls this is recorded each time it
   * is done, which takes many times as long; if a formula does, use {@link #number()}.
   *
   * @return i
   */
  public long index() {
    dependsOnIndex = true;
    return index;
  }

  /**
   * Random numbers of this step's own, the same whenever the step is done again. A step that calls
   * this is recorded each time it is done, which takes many times as long; for normal numbers use
   * {@link #normals()}.
   *
   * @return a generator for this step
   */
  public RandomGenerator random() {
    dependsOnIndex = true;
    return StepRandom.of(seed, index);
  }

  /** Whether the step's record holds for this step only. */
  boolean dependsOnIndex() {
    return dependsOnIndex;
  }
}
