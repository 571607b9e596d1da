package org.tallystick.lib.x12.inspect;

import java.util.Map;
import org.tallystick.lib.x12.X12Event;

/** What a kind of transaction adds to the summary of a file. */
interface TransactionSummary {
    /** Takes the next event of the envelope reader. */
    void take(X12Event event);

    /** The keys of the transaction that has just ended, none when it is of another kind. */
    Map<String, Object> keys();
}
