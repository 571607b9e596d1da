package org.tallystick.lib.bankfiles.camt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.bankfiles.statement.StatementEvent;
import org.tallystick.lib.bankfiles.statement.StatementEvent.EntryRead;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementEnded;
import org.tallystick.lib.bankfiles.testing.Camt;

class LargeCamtTest {
    private static final int ENTRIES = 100_000;

    @Test
    void hundredThousandEntriesAreReadWithoutKeepingThem() {
        long entries = 0;
        long mostAhead = 0;
        boolean sound = false;
        Set<Integer> fingerprints = HashSet.newHashSet(ENTRIES);
        var source = new GeneratedStatement();

        try (var reader = CamtReader.open(source)) {
            for (StatementEvent event = reader.next(); event != null; event = reader.next()) {
                switch (event) {
                    case EntryRead(var entry) -> {
                        entries++;
                        fingerprints.add(entry.fingerprint().value().hashCode());
                        mostAhead = Math.max(mostAhead, source.generated - entries);
                    }
                    case StatementEnded ended -> sound = ended.sound();
                    default -> {}
                }
            }
        }

        assertThat(entries).isEqualTo(ENTRIES);
        assertThat(sound).isTrue();
        assertThat(fingerprints).hasSizeGreaterThan(ENTRIES - 10);
        // the reader is never further ahead in the file than its buffers
        assertThat(mostAhead).isLessThan(100);
    }

    /** A statement that comes into being while it is read. */
    private static final class GeneratedStatement extends InputStream {
        private final Deque<String> ends = new ArrayDeque<>();
        private byte[] part;
        private int position;
        private int generated;

        private GeneratedStatement() {
            String whole = Camt.statement(Camt.balance("OPBD", "0.00", "EUR")
                    + Camt.balance("CLBD", Integer.toString(ENTRIES), "EUR")
                    + "<TxsSummry><TtlNtries><NbOfNtries>" + ENTRIES + "</NbOfNtries></TtlNtries></TxsSummry>@");
            part = whole.substring(0, whole.indexOf('@')).getBytes(StandardCharsets.UTF_8);
            ends.add(whole.substring(whole.indexOf('@') + 1));
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (position == part.length && !refill()) {
                return -1;
            }
            int count = Math.min(length, part.length - position);
            System.arraycopy(part, position, buffer, offset, count);
            position += count;
            return count;
        }

        private boolean refill() {
            String next = generated < ENTRIES ? entry(++generated) : ends.poll();
            position = 0;
            part = next == null ? new byte[0] : next.getBytes(StandardCharsets.UTF_8);
            return next != null;
        }

        private static String entry(int number) {
            String detail = "<NtryDtls><TxDtls><Refs><EndToEndId>E2E-" + number + "</EndToEndId></Refs>"
                    + "<RmtInf><Ustrd>Smith &amp; S&#246;hne &lt;INV-" + number
                    + "&gt;</Ustrd></RmtInf></TxDtls></NtryDtls>";
            return Camt.entry("1.00", "EUR", "CRDT", "BOOK", detail);
        }
    }
}
