package org.duetad.core.kernel.lanes;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.duetad.core.rules.BinaryRule;
import org.duetad.core.rules.UnaryRule;
import org.jspecify.annotations.Nullable;

/** The slopes of a kernel's rules, each recorded once. */
public final class SlopeCodes {

  private final IdentityHashMap<UnaryRule, @Nullable SlopeCode> unary = new IdentityHashMap<>();
  private final Map<BinaryRule.Slope, @Nullable SlopeCode> binary = new HashMap<>();

  @Nullable SlopeCode of(UnaryRule rule) {
    if (!unary.containsKey(rule)) {
      unary.put(rule, SlopeCode.of(rule));
    }
    return unary.get(rule);
  }

  @Nullable SlopeCode left(BinaryRule rule) {
    return of(rule, rule.leftSlope());
  }

  @Nullable SlopeCode right(BinaryRule rule) {
    return of(rule, rule.rightSlope());
  }

  private @Nullable SlopeCode of(BinaryRule rule, BinaryRule.Slope slope) {
    if (!binary.containsKey(slope)) {
      binary.put(slope, SlopeCode.of(rule, slope));
    }
    return binary.get(slope);
  }
}
