package org.duetad.examples.cli;

import org.duetad.checkpoint.stepping.SteppingProgress;

/** A progress bar for steps that may take less than a microsecond each. */
final class SteppingBar implements SteppingProgress {

  private static final long NANOS_BETWEEN = 100_000_000;
  private static final long LOOKS = 1 << 8;

  private final Bar bar;
  private long shown;

  SteppingBar(Bar bar) {
    this.bar = bar;
  }

  @Override
  public void at(long done, long all) {
    if (done % LOOKS != 0 || all < done) {
      return;
    }
    long now = System.nanoTime();
    if (now - shown > NANOS_BETWEEN) {
      shown = now;
      bar.at("", (double) done / all);
    }
  }
}
