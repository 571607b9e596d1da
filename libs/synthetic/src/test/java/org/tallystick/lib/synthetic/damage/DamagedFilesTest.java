package org.tallystick.lib.synthetic.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DamagedFilesTest {
    private static final byte[] FILE = "<a>one</a>\n<b>two</b>\nthree~four\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void theSameSeedDamagesInTheSameWay() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(new Damage(seed).done(FILE)).isEqualTo(new Damage(seed).done(FILE));
        }
    }

    @Test
    void aReaderGetsTheFileCutAndThenDamagedInManyWays() {
        Set<Integer> seen = new HashSet<>();

        DamagedFiles.forReader("patient").read(List.of(FILE), file -> seen.add(Arrays.hashCode(file)));

        assertThat(seen).contains(Arrays.hashCode(new byte[0])).hasSizeGreaterThan(50);
    }

    @Test
    void aFailureSaysWithWhichSeedItComesAgain() {
        assertThatThrownBy(() -> DamagedFiles.forReader("fragile").read(List.of(FILE), DamagedFilesTest::fragile))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("fragile, seed ")
                .hasRootCauseMessage("not a letter");
    }

    @Test
    void aReaderThatTakesTooLongFails() {
        assertThatThrownBy(() -> DamagedFiles.forReader("slow").read(List.of(FILE), DamagedFilesTest::slow))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("slow, a good file cut at 0 took");
    }

    private static void fragile(byte[] file) {
        if (file.length > 0 && file[0] != '<') {
            throw new IllegalStateException("not a letter");
        }
    }

    private static void slow(byte[] file) {
        var threads = ManagementFactory.getThreadMXBean();
        long sum = file.length;
        while (threads.getCurrentThreadCpuTime() < 1_500_000_000L || sum < 0) {
            sum++;
        }
    }
}
