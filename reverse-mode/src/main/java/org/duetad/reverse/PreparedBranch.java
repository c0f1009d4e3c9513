package org.duetad.reverse;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duetad.core.kernel.KernelBatch;
import org.duetad.core.kernel.KernelColumns;
import org.duetad.core.kernel.KernelJacobian;
import org.duetad.core.program.Program;
import org.duetad.core.program.instruction.Instruction;
import org.jspecify.annotations.Nullable;

/** One branch of a prepared function: its kernel, and that of its tangents once it is needed. */
final class PreparedBranch {

  private final PreparedKernel values;
  private final AtomicLong uses = new AtomicLong();
  private final Program program;
  private volatile boolean outdated;
  private volatile boolean areTangentsMade;
  private volatile @Nullable PreparedKernel tangents;
  private final Map<Integer, Optional<KernelJacobian>> jacobians = new ConcurrentHashMap<>();
  private final Map<Integer, Optional<KernelColumns>> columns = new ConcurrentHashMap<>();
  private final Map<Integer, Optional<KernelBatch>> batches = new ConcurrentHashMap<>();

  /** With the kernel of a program. */
  PreparedBranch(PreparedKernel values, Program program) {
    this.values = values;
    this.program = program;
  }

  /** Whether several directions or seeds are done one after the other, number by number. */
  boolean isOneByOne(int variables, boolean areDirections) {
    Optional<KernelBatch> batch = batch(variables);
    return values.isStraight()
        && (areDirections
            ? !batch.map(KernelBatch::hasTangents).orElse(false)
            : batch.isEmpty() && !hasMatrices());
  }

  private boolean hasMatrices() {
    return program.code().findKind(Instruction::makesMatrices).isPresent();
  }

  int outputs() {
    return values.outputs();
  }

  PreparedKernel values() {
    return values;
  }

  /** The kernel of the tangents; null if it has none. */
  @Nullable PreparedKernel tangents() {
    if (!areTangentsMade) {
      makeTangents();
    }
    return tangents;
  }

  private synchronized void makeTangents() {
    if (!areTangentsMade) {
      tangents = values.tangent().orElse(null);
      areTangentsMade = true;
    }
  }

  /** The entries of the Jacobian with respect to the first inputs, if it has any. */
  Optional<KernelJacobian> jacobian(int variables) {
    return jacobians.computeIfAbsent(variables, n -> KernelJacobian.of(program, n));
  }

  /** The columns of the Jacobian with respect to the first inputs, if it has any. */
  Optional<KernelColumns> columns(int variables) {
    return columns.computeIfAbsent(variables, n -> KernelColumns.of(program, n));
  }

  /** Derivatives with respect to the first inputs side by side, if it has any. */
  Optional<KernelBatch> batch(int variables) {
    return batches.computeIfAbsent(variables, n -> KernelBatch.of(program, n));
  }

  /** How many bytes a frame of each kernel takes, and what is kept side by side. */
  long bytes() {
    PreparedKernel known = tangents;
    long sideBySide =
        batches.values().stream().flatMap(Optional::stream).mapToLong(KernelBatch::bytes).sum();
    return values.bytesPerFrame() + (known == null ? 0 : known.bytesPerFrame()) + sideBySide;
  }

  /** Whether this is the first use of the branch, the second, the fourth, and so on. */
  boolean isToBeChecked() {
    long count = uses.incrementAndGet();
    return (count & count - 1) == 0;
  }

  /** Takes back a use that was counted, as the function takes another branch. */
  void uncount() {
    uses.decrementAndGet();
  }

  /** Notes that the function is no longer what was recorded. */
  void outdate() {
    outdated = true;
  }

  /** Whether it may still be held, but not be used. */
  boolean isOutdated() {
    return outdated;
  }
}
