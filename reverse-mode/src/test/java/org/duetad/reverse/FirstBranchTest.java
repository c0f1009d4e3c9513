package org.duetad.reverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import org.duetad.core.Scalar;
import org.duetad.core.kernel.Kernel;
import org.duetad.core.program.Program;
import org.junit.jupiter.api.Test;

/** The first branch decides once, and is not held beyond that. */
class FirstBranchTest {

  private static PreparedBranch branch() {
    Program program = Program.record(x -> new Scalar[] {x[0].multiply(x[1]).sin()}, 0.5, 2);
    return new PreparedBranch(new PreparedKernel(Kernel.of(program), 1));
  }

  private record Decided(FirstBranch first, WeakReference<PreparedBranch> branch) {}

  private static Decided decided() {
    PreparedBranch branch = branch();
    FirstBranch first = new FirstBranch(branch);
    first.decide();
    assertEquals(branch.isOneByOne(true), first.isOneByOne(true));
    assertEquals(branch.isOneByOne(false), first.isOneByOne(false));
    return new Decided(first, new WeakReference<>(branch));
  }

  @Test
  void aBranchIsHeldUntilAllIsDecided() throws InterruptedException {
    Decided decided = decided();
    for (int i = 0; i < 100 && decided.branch().get() != null; i++) {
      System.gc();
      Thread.sleep(10);
    }
    assertNull(decided.branch().get());
    assertEquals(1, decided.first().outputs());
  }

  @Test
  void withoutABranchNothingIsOneByOne() {
    FirstBranch none = new FirstBranch(null);
    none.decide();
    assertFalse(none.isOneByOne(true) || none.isOneByOne(false));
    assertEquals(0, none.outputs());
  }
}
