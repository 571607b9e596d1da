package org.tallystick.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.collections.NoticeState.APPROVED;
import static org.tallystick.collections.NoticeState.FAILED;
import static org.tallystick.collections.NoticeState.PROPOSED;
import static org.tallystick.collections.NoticeState.SENDING;
import static org.tallystick.collections.NoticeState.SENT;
import static org.tallystick.collections.NoticeState.SUPPRESSED;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** DOMAIN SM-6, every pair. */
class NoticeStateTest {
    private static final Map<NoticeState, Set<NoticeState>> ALLOWED = Map.of(
            PROPOSED, Set.of(APPROVED, SUPPRESSED),
            APPROVED, Set.of(SENDING, SUPPRESSED),
            SENDING, Set.of(SENT, FAILED),
            FAILED, Set.of(SENDING, SUPPRESSED),
            SENT, Set.of(),
            SUPPRESSED, Set.of());

    @Test
    void aNoticeMovesOnAndNeverBack() {
        for (NoticeState from : NoticeState.values()) {
            for (NoticeState to : NoticeState.values()) {
                assertThat(from.mayBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(ALLOWED.getOrDefault(from, Set.of()).contains(to));
            }
        }
    }
}
