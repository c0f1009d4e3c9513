package org.duetad.examples.cli;

import java.util.List;
import java.util.Locale;
import org.duetad.examples.sweep.SizeSweep;
import org.duetad.examples.sweep.SweepFile;
import org.duetad.examples.sweep.SweepPoint;
import org.jspecify.annotations.Nullable;

/** Moves a bar, and writes each finished point to a file. */
final class SweepProgress implements SizeSweep.Listener {

  private final @Nullable Bar bar;
  private final @Nullable SweepFile file;
  private final LastFile last;

  SweepProgress(@Nullable Bar bar, @Nullable SweepFile file, LastFile last) {
    this.bar = bar;
    this.file = file;
    this.last = last;
  }

  @Override
  public void at(String mode, int value, double fraction) {
    if (bar != null) {
      bar.at(String.format(Locale.ROOT, "%s %,d", mode, value), fraction);
    }
  }

  @Override
  public void finished(List<SweepPoint> all) {
    if (file != null) {
      last.write(() -> file.write(all));
    }
  }
}
