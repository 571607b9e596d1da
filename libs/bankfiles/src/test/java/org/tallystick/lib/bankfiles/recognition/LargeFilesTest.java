package org.tallystick.lib.bankfiles.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.StatementEvent;
import org.tallystick.lib.bankfiles.statement.StatementEvent.EntryRead;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementEnded;

/** Files that come into being while they are read: no reader runs ahead of its buffers or keeps what it read. */
class LargeFilesTest {
    private static final int ENTRIES = 100_000;
    private static final int BUFFERED_BYTES = 400_000;

    enum Generated {
        MT940(
                ":20:R\n:25:1\n:28C:1\n:60F:C260226EUR0,\n",
                ":61:260227C1,NTRFNONREF\n:86:166?00X?20SVWZ+INV-%d\n",
                ":62F:C260227EUR" + ENTRIES + ",\n-\n"),
        BAI2(
                "01,B,A,260227,0600,1,,,2/\n02,A,B,1,260226,2400,USD,2/\n03,4711,,,,,/\n",
                "16,165,100,,,,INV-%d/\n",
                "49," + ENTRIES + "00," + (ENTRIES + 2) + "/\n98," + ENTRIES + "00,1," + (ENTRIES + 4) + "/\n99,"
                        + ENTRIES + "00,1," + (ENTRIES + 6) + "/\n"),
        OFX(
                "OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>USD<BANKTRANLIST>",
                "<STMTTRN><DTPOSTED>20260227<TRNAMT>1<FITID>F%d</STMTTRN>\n",
                "</BANKTRANLIST><LEDGERBAL><BALAMT>1<DTASOF>20260227</LEDGERBAL></STMTRS></OFX>\n");

        private final String head;
        private final String entry;
        private final String end;

        Generated(String head, String entry, String end) {
            this.head = head;
            this.entry = entry;
            this.end = end;
        }
    }

    @ParameterizedTest
    @EnumSource
    void hundredThousandEntriesAreReadWithoutKeepingThem(Generated file) {
        long entries = 0;
        long mostAhead = 0;
        boolean sound = false;
        var source = new Growing(file);

        try (var reader = Statements.open(source, ReadLimits.defaults())) {
            for (StatementEvent event = reader.next(); event != null; event = reader.next()) {
                switch (event) {
                    case EntryRead _ -> {
                        entries++;
                        mostAhead = Math.max(mostAhead, source.bytes - source.bytesPerEntry() * entries);
                    }
                    case StatementEnded ended -> sound = ended.sound();
                    default -> {}
                }
            }
        }

        assertThat(entries).isEqualTo(ENTRIES);
        assertThat(sound).isTrue();
        assertThat(mostAhead).isLessThan(BUFFERED_BYTES);
    }

    private static final class Growing extends InputStream {
        private final Generated file;
        private byte[] part;
        private int position;
        private int next;
        private long bytes;

        private Growing(Generated file) {
            this.file = file;
            this.part = file.head.getBytes(StandardCharsets.US_ASCII);
        }

        private long bytesPerEntry() {
            return bytes / Math.max(1, next);
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
            bytes += count;
            return count;
        }

        private boolean refill() {
            if (next > ENTRIES) {
                return false;
            }
            String text = next < ENTRIES ? file.entry.formatted(next) : file.end;
            next++;
            part = text.getBytes(StandardCharsets.US_ASCII);
            position = 0;
            return true;
        }
    }
}
