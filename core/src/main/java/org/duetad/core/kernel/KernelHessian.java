package org.duetad.core.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.duetad.core.kernel.code.FlatCode;
import org.duetad.core.kernel.code.LocalTangents;
import org.duetad.core.kernel.memory.MemoryPool;
import org.duetad.core.kernel.terms.TermGroup;
import org.duetad.core.kernel.terms.TermGroups;
import org.duetad.core.program.instruction.Condition;
import org.duetad.core.spi.Arguments;

/**
 * The entries of the Hessian of a sum of terms. With {@code u = P x} the variables of each term,
 * {@code H = Pᵀ H_u P}, and {@code H_u} has a block for each term: the Jacobian of its gradient
 * ({@link TermBlocks}), for many terms at once. So no colours are needed, and what one term costs
 * does not depend on the others. Of an entry and its mirror image, which are equal, one is given.
 *
 * <p>It is immutable; any number of threads may use one at once.
 */
public final class KernelHessian extends KernelJacobian {

  /** What a product with the Hessian takes for each instruction, number by number and in lanes. */
  private static final double NUMBER_BY_NUMBER = 8;

  private static final double IN_LANES = 5;

  /** More different terms are no loops. */
  private static final int MOST_GROUPS = 64;

  /** More entries take more memory than the products do. */
  private static final int MOST_ENTRIES = 1 << 26;

  /** A term of more variables has a block that is no longer small. */
  private static final int MOST_VARIABLES = 32;

  /** How often the program's instructions are repeated, besides some. */
  private static final int MOST_REPEATED = 32;

  private static final int FEW_INSTRUCTIONS = 1 << 16;

  private final TermGroups terms;
  private final List<TermBlocks> blocks;
  private final int entries;
  private final Kernel kernel;

  /** Whether the function has to be evaluated to see which branch it takes. */
  private final boolean hasConditions;

  private final MemoryPool<KernelFrame> frames;

  private KernelHessian(Kernel kernel, TermGroups terms, List<TermBlocks> blocks) {
    this.kernel = kernel;
    this.terms = terms;
    this.blocks = blocks;
    entries = blocks.stream().mapToInt(TermBlocks::count).sum();
    frames = new MemoryPool<>(kernel::frame);
    hasConditions = !kernel.plan().code().all(kind -> !(kind instanceof Condition));
  }

  /**
   * The entries of the Hessian of a function that has a kernel.
   *
   * @param kernel the kernel
   * @return empty if its output is no sum of terms of few variables or not the only one, if it has
   *     matrices, or if it takes derivatives itself
   */
  public static Optional<KernelHessian> find(Kernel kernel) {
    FlatCode code = Arguments.given("hessian", "kernel", kernel).plan().code();
    if (kernel.outputs() != 1 || kernel.isDerivative() || code.usesMatrices()) {
      return Optional.empty();
    }
    TermGroups terms = TermGroups.of(code, kernel.variables());
    if (terms == null || !areFew(terms.groups()) || !areSmall(terms.groups(), code)) {
      return Optional.empty();
    }
    LocalTangents recorded = new LocalTangents();
    List<TermBlocks> blocks = new ArrayList<>();
    for (TermGroup group : terms.groups()) {
      TermBlocks some = TermBlocks.of(terms, group, recorded);
      if (some == null) {
        return Optional.empty();
      }
      blocks.add(some);
    }
    return Optional.of(new KernelHessian(kernel, terms, blocks));
  }

  /**
   * Whether the entries are likely to take less time than some products with the Hessian, by the
   * number of instructions.
   *
   * @param products how many products give all entries
   * @return false for few products of small terms
   */
  public boolean isFasterThan(int products) {
    double each = kernel.isNumberByNumber() ? NUMBER_BY_NUMBER : IN_LANES;
    double work = blocks.stream().mapToDouble(TermBlocks::work).sum();
    return work < products * each * kernel.plan().code().size();
  }

  /** Whether loops over terms have few instructions: one large term has as many as products do. */
  private static boolean areSmall(List<TermGroup> groups, FlatCode code) {
    long most = FEW_INSTRUCTIONS + (long) MOST_REPEATED * code.size();
    return groups.stream().mapToLong(TermBlocks::instructions).sum() <= most;
  }

  /** Whether groups and entries are few enough. */
  private static boolean areFew(List<TermGroup> groups) {
    return groups.size() <= MOST_GROUPS
        && groups.stream().allMatch(group -> group.variables() <= MOST_VARIABLES)
        && groups.stream().mapToLong(TermGroup::entries).sum() <= MOST_ENTRIES;
  }

  @Override
  public int count() {
    return entries;
  }

  @Override
  public int row(int k) {
    return EntryBlock.place("hessian", blocks, k, EntryBlock::row);
  }

  @Override
  public int column(int k) {
    return EntryBlock.place("hessian", blocks, k, EntryBlock::column);
  }

  @Override
  KernelEntries at(int... places) {
    EntryPlaces required = new EntryPlaces(places);
    int[] filled = Arrays.stream(places).filter(place -> place >= 0).sorted().distinct().toArray();
    return (x, y, out) -> {
      required.requireIn(out);
      for (int place : filled) {
        out[place] = 0;
      }
      return isEvaluated(x, y) && isAdded(x, places, out) && areFinite(filled, out);
    };
  }

  private boolean isEvaluated(double[] x, double[] y) {
    if (y.length == 0 && !hasConditions) {
      return true;
    }
    double[] value = y.length == 0 ? new double[1] : y;
    return frames.isComputed(frame -> kernel.holds(x, frame, value));
  }

  private boolean isAdded(double[] x, int[] places, double[] out) {
    double[] operands = terms.operands(x);
    int from = 0;
    for (TermBlocks some : blocks) {
      if (!some.isAdded(operands, places, from, out)) {
        return false;
      }
      from += some.count();
    }
    return true;
  }

  /** Sums of finite entries may overflow. */
  private static boolean areFinite(int[] places, double[] out) {
    double sum = 0;
    for (int place : places) {
      sum += 0 * out[place];
    }
    return sum == 0;
  }
}
