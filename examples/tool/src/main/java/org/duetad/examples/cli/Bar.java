package org.duetad.examples.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.duetad.examples.compare.Progress;

/** A progress bar, which is erased at the end. */
final class Bar implements Progress, AutoCloseable {

  private static final int STEPS = 1000;
  private static final int WIDTH = 79;

  private final ProgressBar bar;

  Bar(String task, PrintStream terminal) {
    this(task, terminal, false);
  }

  /** A bar with a name and, optionally, the remaining time. */
  Bar(String task, PrintStream terminal, boolean predicts) {
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(STEPS)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
            .clearDisplayOnFinish()
            .setUpdateIntervalMillis(250);
    bar = (predicts ? builder : builder.hideEta()).build();
  }

  @Override
  public void at(String doing, double fraction) {
    bar.setExtraMessage(doing).stepTo(Math.round(STEPS * fraction));
  }

  @Override
  public void close() {
    bar.close();
  }
}
