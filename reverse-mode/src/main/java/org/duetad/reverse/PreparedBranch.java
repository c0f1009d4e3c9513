package org.duetad.reverse;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.duetad.core.kernel.KernelBatch;
import org.duetad.core.kernel.KernelColumns;
import org.duetad.core.kernel.KernelHessian;
import org.duetad.core.kernel.KernelJacobian;
import org.jspecify.annotations.Nullable;

/** One branch of a prepared function: its kernel, and that of its tangents once it is needed. */
final class PreparedBranch {

  private final PreparedKernel values;
  private final AtomicLong uses = new AtomicLong();
  private volatile boolean outdated;
  private final Once<PreparedKernel> tangents;
  private final Once<KernelJacobian> jacobian;
  private final Once<KernelHessian> hessian;
  private final Once<KernelColumns> columns;
  private final Once<KernelBatch> batch;

  /** With the kernel of a program, of which the first inputs are variables. */
  PreparedBranch(PreparedKernel values) {
    this.values = values;
    tangents = new Once<>(values::tangent);
    jacobian = new Once<>(() -> KernelJacobian.of(values.kernel()));
    hessian = new Once<>(() -> KernelHessian.find(values.kernel()));
    columns = new Once<>(() -> KernelColumns.of(values.kernel()));
    batch = new Once<>(() -> KernelBatch.of(values.kernel()));
  }

  /** Whether several directions or seeds are done one after the other, number by number. */
  boolean isOneByOne(boolean areDirections) {
    return values.isStraight()
        && (areDirections
            ? !batch.get().map(KernelBatch::hasTangents).orElse(false)
            : batch.get().isEmpty() && !values.kernel().usesMatrices());
  }

  int outputs() {
    return values.outputs();
  }

  PreparedKernel values() {
    return values;
  }

  /** The kernel of the tangents; null if it has none. */
  @Nullable PreparedKernel tangents() {
    return tangents.get().orElse(null);
  }

  /** The entries of the Jacobian, if it has any. */
  Optional<KernelJacobian> jacobian() {
    return jacobian.get();
  }

  /** The entries of the Hessian, if it has any, and they take less time than some products. */
  Optional<KernelJacobian> hessian(int products) {
    return hessian.get().filter(of -> of.isFasterThan(products)).map(of -> of);
  }

  /** The columns of the Jacobian, if it has any. */
  Optional<KernelColumns> columns() {
    return columns.get();
  }

  /** Derivatives side by side, if it has any. */
  Optional<KernelBatch> batch() {
    return batch.get();
  }

  /** How many bytes a frame of each kernel takes, and what is kept side by side. */
  long bytes() {
    return values.bytesPerFrame()
        + tangents.ifMade().map(PreparedKernel::bytesPerFrame).orElse(0L)
        + batch.ifMade().map(KernelBatch::bytes).orElse(0L);
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
