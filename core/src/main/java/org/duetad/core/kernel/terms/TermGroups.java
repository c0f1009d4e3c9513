package org.duetad.core.kernel.terms;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duetad.core.kernel.code.FlatCode;
import org.jspecify.annotations.Nullable;

/**
 * A program's only output as a sum of terms. Their operands are in an array: inputs, constants, and
 * weights of terms.
 */
public final class TermGroups {

  private final FlatCode code;
  private final List<TermGroup> groups;
  private final Map<Double, Integer> weightIndices = new HashMap<>();
  private final List<Double> weights = new ArrayList<>();

  private TermGroups(FlatCode code, int variables, List<SumTerm> terms) {
    this.code = code;
    Map<IntBuffer, TermGroup> byKey = new LinkedHashMap<>();
    for (SumTerm term : terms) {
      TermReader reader = new TermReader(code, variables, term, this::weightIndex);
      byKey.computeIfAbsent(reader.key(), key -> new TermGroup(reader)).add(reader);
    }
    groups = List.copyOf(byKey.values());
  }

  /** The terms; null if these are not much smaller than the program, or if there are none. */
  public static @Nullable TermGroups of(FlatCode code, int variables) {
    List<SumTerm> terms = TermFinder.of(code, variables);
    return terms == null ? null : new TermGroups(code, variables, terms);
  }

  private int weightIndex(double weight) {
    return weightIndices.computeIfAbsent(
        weight,
        value -> {
          weights.add(value);
          return weights.size() - 1;
        });
  }

  public List<TermGroup> groups() {
    return groups;
  }

  /** How many inputs there are. */
  public int inputs() {
    return code.inputs();
  }

  /** The array of operands at inputs. */
  public double[] operands(double[] x) {
    double[] operands = new double[code.head() + weights.size()];
    System.arraycopy(x, 0, operands, 0, x.length);
    for (int slot = code.inputs(); slot < operands.length; slot++) {
      operands[slot] = constant(slot);
    }
    return operands;
  }

  /** A constant or a weight. */
  double constant(int slot) {
    return slot < code.head() ? code.constant(slot) : weights.get(slot - code.head());
  }
}
