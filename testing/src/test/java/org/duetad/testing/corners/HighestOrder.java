package org.duetad.testing.corners;

import java.util.Set;
import java.util.stream.Collectors;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.RuleTable;
import org.duetad.core.rules.UnaryRule;

/** Up to which order the derivatives of a rule are used. */
public final class HighestOrder {

  /** Rules that occur as slopes only: their own derivatives of order 3 are of order 4 of others. */
  private static final Set<String> SLOPES =
      RuleTable.ofSlopes().stream().map(HighestOrder::name).collect(Collectors.toSet());

  /** Slopes of slopes, likewise. */
  private static final Set<String> OF_SLOPES = Set.of("inverseMillsSlope", "sphericalBesselPi(1)");

  private HighestOrder() {}

  private static String name(Record rule) {
    return rule instanceof UnaryRule f ? f.name() : ((BinaryRule) rule).name();
  }

  /** At most 3. */
  public static int of(String rule) {
    return OF_SLOPES.contains(rule) ? 1 : SLOPES.contains(rule) ? 2 : 3;
  }
}
