package org.duetad.testing.modes;

import org.duetad.core.kernel.KernelMode;

/** Kernels satisfy the contract of every mode. */
class KernelModeContractTest extends SlopeModeContract {

  KernelModeContractTest() {
    super(new KernelMode());
  }
}
