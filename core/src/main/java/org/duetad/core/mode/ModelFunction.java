package org.duetad.core.mode;

import java.util.function.Function;
import org.duetad.core.Scalar;
import org.duetad.core.ScalarFunction;
import org.duetad.core.matrix.Matrix;

/**
 * A model of named matrices as a function of one vector, made by {@link Parameters#scalarFunction}.
 * A mode that differentiates functions of matrices need not process the vector's numbers one by
 * one.
 */
public final class ModelFunction implements ScalarFunction {

  private final Parameters parameters;
  private final Function<Parameters.Named, Scalar> model;

  ModelFunction(Parameters parameters, Function<Parameters.Named, Scalar> model) {
    this.parameters = parameters;
    this.model = model;
  }

  @Override
  public Scalar apply(Scalar... x) {
    return model.apply(parameters.new Named(parameters.matrices(x)));
  }

  /**
   * Value and gradient at a vector, by a mode that differentiates functions of matrices.
   *
   * @param mode computes value and gradient of the model as a function of its blocks
   * @param x the vector
   * @return value and gradient with respect to the vector
   * @throws IllegalArgumentException if the vector has another length than the parameters
   */
  public ValueAndGradient valueAndGradient(Differentiator mode, double... x) {
    MatrixGradient at =
        mode.valueAndGradient(
            (Matrix... matrices) -> model.apply(parameters.new Named(matrices)),
            parameters.matrices(x));
    return new ValueAndGradient(at.value(), parameters.flat(at.gradient()));
  }
}
