package org.duetad.testing.modes;

import org.duetad.core.mode.ProgramMode;
import org.duetad.core.program.Observation;
import org.duetad.core.program.Observer;
import org.duetad.testing.junit.DifferentiatorContract;

/** A mode that is observed satisfies the contract of every mode, and everything can be printed. */
class ObservedModeContractTest extends DifferentiatorContract {

  /** Reads all that it receives. */
  private static final Observer READER =
      new Observer() {
        @Override
        public void evaluated(Observation operation) {
          read(operation);
        }

        @Override
        public void pushed(Observation operation) {
          read(operation);
        }

        @Override
        public void pulled(Observation operation) {
          read(operation);
        }

        private void read(Observation operation) {
          if (operation.toString().isEmpty()) {
            throw new AssertionError(operation.instruction());
          }
        }
      };

  ObservedModeContractTest() {
    super(new ProgramMode().observedBy(READER));
  }
}
