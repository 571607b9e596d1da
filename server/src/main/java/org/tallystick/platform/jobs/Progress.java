package org.tallystick.platform.jobs;

/** Where a long run says how far it has come, and asks whether to go on. */
public interface Progress {
    /** How many steps there will be. */
    void total(long steps);

    /** So many more are done, of which so many failed. */
    void advance(long done, long failed);

    /** True when somebody asked the run to stop: it ends after the current chunk. */
    boolean cancelled();

    /** For callers that do not watch. */
    static Progress unwatched() {
        return new Progress() {
            @Override
            public void total(long steps) {}

            @Override
            public void advance(long done, long failed) {}

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
