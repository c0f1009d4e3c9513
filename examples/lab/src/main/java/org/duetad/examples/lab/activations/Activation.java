package org.duetad.examples.lab.activations;

import java.util.function.DoubleUnaryOperator;
import org.duetad.core.UnaryFunction;
import org.duetad.core.mode.Differentiator;

/**
 * An activation function with its known derivative.
 *
 * @param name the field's name
 * @param function the function to differentiate
 * @param slope the derivative in closed form, in plain doubles
 */
record Activation(String name, UnaryFunction function, DoubleUnaryOperator slope) {

  double value(double x) {
    return function.value(x);
  }

  double slope(Differentiator mode, double x) {
    return mode.derivative(function, x);
  }
}
