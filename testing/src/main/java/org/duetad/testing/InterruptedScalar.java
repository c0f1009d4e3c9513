package org.duetad.testing;

import java.util.Arrays;
import org.duetad.core.Constant;
import org.duetad.core.Scalar;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.GeneralRule;
import org.duetad.core.rules.Reduction;
import org.duetad.core.rules.UnaryRule;
import org.duetad.core.spi.AbstractScalar;
import org.duetad.core.spi.Tag;

/** A plain number whose operations may be interrupted. */
final class InterruptedScalar extends AbstractScalar {

  /** An evaluation, in which something else happens before one of the operations. */
  static final class Evaluation {

    private final Tag tag = new Tag();
    private final Runnable interruption;
    private final int when;
    private int operations;

    /**
     * With an interruption.
     *
     * @param when before which operation
     * @param interruption what happens
     */
    Evaluation(int when, Runnable interruption) {
      this.when = when;
      this.interruption = interruption;
    }

    Scalar[] inputs(double... x) {
      return Arrays.stream(x).mapToObj(this::number).toArray(Scalar[]::new);
    }

    int operations() {
      return operations;
    }

    private Scalar number(double value) {
      return new InterruptedScalar(value, this);
    }

    private void step() {
      if (operations++ == when) {
        interruption.run();
      }
    }
  }

  private final double value;
  private final Evaluation evaluation;

  private InterruptedScalar(double value, Evaluation evaluation) {
    this.value = value;
    this.evaluation = evaluation;
  }

  @Override
  public double value() {
    return value;
  }

  @Override
  public long level() {
    return evaluation.tag.level();
  }

  @Override
  public Scalar apply(UnaryRule rule) {
    evaluation.step();
    return evaluation.number(rule.value().applyAsDouble(value));
  }

  @Override
  public Scalar apply(BinaryRule rule, Scalar right) {
    return applied(rule, this, right);
  }

  @Override
  public Scalar applyRight(BinaryRule rule, Scalar left) {
    return applied(rule, left, this);
  }

  private Scalar applied(BinaryRule rule, Scalar left, Scalar right) {
    evaluation.step();
    double[] x = doubles(rule.name(), left, right);
    return evaluation.number(rule.value().applyAsDouble(x[0], x[1]));
  }

  @Override
  public Scalar apply(Reduction rule, Scalar[] x) {
    evaluation.step();
    return evaluation.number(rule.value(doubles(rule.name(), x)));
  }

  @Override
  public Scalar[] apply(GeneralRule rule, Scalar[] x) {
    evaluation.step();
    return evaluation.inputs(rule.value(doubles(rule.name(), x)));
  }

  private double[] doubles(String operation, Scalar... x) {
    for (Scalar operand : x) {
      boolean own = operand instanceof InterruptedScalar s && s.evaluation == evaluation;
      if (!own && !(operand instanceof Constant)) {
        throw mixed(operation, operand);
      }
    }
    return Arrays.stream(x).mapToDouble(Scalar::value).toArray();
  }

  @Override
  public String toString() {
    return Double.toString(value);
  }
}
