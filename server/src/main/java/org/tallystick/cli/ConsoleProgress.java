package org.tallystick.cli;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import org.tallystick.platform.jobs.Progress;

/** Progress on the terminal. */
final class ConsoleProgress implements Progress {
    private static final int WIDTH = 30;
    private static final long BAR_PAUSE_NANOS = 100_000_000;
    private static final long LINE_PAUSE_NANOS = 3_000_000_000L;

    private final String what;
    private final PrintStream err;
    private final boolean bar;
    private final LongSupplier nanos;
    private long total;
    private long done;
    private long failed;
    private long shownAt;

    ConsoleProgress(String what, PrintStream err, boolean bar) {
        this(what, err, bar, System::nanoTime);
    }

    ConsoleProgress(String what, PrintStream err, boolean bar, LongSupplier nanos) {
        this.what = what;
        this.err = err;
        this.bar = bar;
        this.nanos = nanos;
        this.shownAt = nanos.getAsLong();
    }

    @Override
    public void total(long steps) {
        total = steps;
    }

    @Override
    public void advance(long more, long moreFailed) {
        done += more;
        failed += moreFailed;
        boolean finished = total > 0 && done >= total;
        if (finished || nanos.getAsLong() - shownAt >= (bar ? BAR_PAUSE_NANOS : LINE_PAUSE_NANOS)) {
            shownAt = nanos.getAsLong();
            show(finished);
        }
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    private void show(boolean finished) {
        String figures =
                what + " " + done + (total > 0 ? " of " + total : "") + (failed > 0 ? ", " + failed + " failed" : "");
        if (!bar) {
            err.println(figures);
            return;
        }
        int filled = total > 0 ? (int) Math.min(WIDTH, done * WIDTH / total) : 0;
        err.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + figures + (finished ? "\n" : ""));
        err.flush();
    }
}
