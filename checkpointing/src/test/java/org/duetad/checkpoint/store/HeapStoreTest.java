package org.duetad.checkpoint.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HeapStoreTest implements SnapshotsContract {

  @Override
  public SnapshotStore store() {
    return HeapStore.create();
  }

  /** Unwritten slots take a reference and a state number, not a state. */
  @Test
  void takesWhatIsWritten() {
    try (Snapshots snapshots = store().open(100_000, 1_000_000_000)) {
      assertEquals(8_000_000_000L, snapshots.bytesPerSnapshot());
    }
  }
}
