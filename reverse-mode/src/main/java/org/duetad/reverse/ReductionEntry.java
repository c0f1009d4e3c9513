package org.duetad.reverse;

import java.util.Arrays;
import org.duetad.core.Chain;
import org.duetad.core.Scalar;
import org.duetad.core.rules.Reduction;
import org.duetad.forward.Duals;

/**
 * One application of a reduction on a second-order tape: its slopes vary with its operands.
 *
 * @param rule the rule
 * @param operands the operands' entries, 0 for constants
 * @param x the values of the operands
 * @param y the value of the result
 * @param slopes the slopes at these values
 */
@SuppressWarnings("ArrayRecordComponent") // Neither modified nor compared.
record ReductionEntry(Reduction rule, int[] operands, double[] x, double y, double[] slopes)
    implements Operation {

  @Override
  public long parents() {
    return Arrays.stream(operands).filter(entry -> entry != 0).count();
  }

  @Override
  public long bytes() {
    return 20L * operands.length + 8;
  }

  @Override
  public void pull(int first, Derivatives adjoints) {
    double adjoint = adjoints.of(first);
    for (int i = 0; i < operands.length; i++) {
      adjoints.add(operands[i], Chain.times(slopes[i], adjoint));
    }
  }

  @Override
  public void pull(int first, SecondOrderDerivatives derivatives) {
    Operation.super.pull(first, derivatives);
    double adjoint = derivatives.adjoints().of(first);
    try (Duals duals = new Duals(derivatives.width())) {
      Scalar[] dualX = derivatives.dual(duals, x, operands);
      Scalar dualY = derivatives.dual(duals, new double[] {y}, new int[] {first})[0];
      Scalar[] varying = rule.slopes(dualX, dualY);
      derivatives.note(duals);
      for (int k = 0; k < derivatives.width(); k++) {
        Derivatives direction = derivatives.adjointTangents()[k];
        for (int i = 0; i < operands.length; i++) {
          direction.add(operands[i], Chain.times(duals.tangent(varying[i], k), adjoint));
        }
      }
    }
  }

  @Override
  public void push(int first, Derivatives tangents) {
    tangents.add(first, Chain.dot(slopes, tangents.of(operands)));
  }
}
