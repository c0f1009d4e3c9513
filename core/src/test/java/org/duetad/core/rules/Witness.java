package org.duetad.core.rules;

import java.util.ArrayList;
import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.core.spi.AbstractScalar;

/** A number that records which rules were applied to it. */
final class Witness extends AbstractScalar {

  private final List<String> applied = new ArrayList<>();

  @Override
  public double value() {
    return 1.0;
  }

  List<String> applied() {
    return List.copyOf(applied);
  }

  private Witness seen(String rule) {
    applied.add(rule);
    return this;
  }

  @Override
  public Scalar apply(UnaryRule rule) {
    return seen(rule.name());
  }

  @Override
  public Scalar apply(BinaryRule rule, Scalar right) {
    return seen(rule.name());
  }

  @Override
  public long level() {
    return 0;
  }

  @Override
  public Scalar applyRight(BinaryRule rule, Scalar left) {
    return seen(rule.name());
  }

  @Override
  public Scalar apply(Reduction rule, Scalar[] x) {
    return seen(rule.name());
  }

  @Override
  public Scalar[] apply(GeneralRule rule, Scalar[] x) {
    return new Scalar[] {seen(rule.name())};
  }
}
