package org.tallystick.lib.bankfiles.nacha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.lib.bankfiles.nacha.Outgoing.batch;
import static org.tallystick.lib.bankfiles.nacha.Outgoing.debit;
import static org.tallystick.lib.bankfiles.nacha.Outgoing.debits;
import static org.tallystick.lib.bankfiles.nacha.Outgoing.payment;
import static org.tallystick.lib.bankfiles.nacha.Outgoing.written;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.bankfiles.nacha.AchEvent.FileEnded;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.testing.Samples;
import org.tallystick.lib.synthetic.damage.DamagedFiles;

class HostileAchTest {
    private static final ResourceBundle CATALOGUE = Problem.catalogue(Locale.ENGLISH);
    private static final String TEXT = "ST*820*0001\\RMR*IV*4711**88.60\\".repeat(20);

    @Test
    void damagedFilesGiveProblemsAndNothingElse() {
        byte[] file = written(
                        debits(debit(1, "120.50"), debit(2, "79.50")),
                        batch(
                                EntryClass.CTX,
                                Direction.CREDIT,
                                List.of(payment(3, "88.60", Direction.CREDIT, "", TEXT))
                                        .iterator()))
                .getBytes(StandardCharsets.US_ASCII);

        List<byte[]> good = new ArrayList<>(List.of(
                file,
                new String(file, StandardCharsets.US_ASCII).replace("\n", "").getBytes(StandardCharsets.US_ASCII)));
        good.addAll(Samples.present("bank/nacha"));
        DamagedFiles.forReader("nacha").read(good, HostileAchTest::read);
    }

    /** A file that ends has all its problems in words, and ends soundly only without one that blocks. */
    private static void read(byte[] damaged) {
        AchFile file = AchFile.of(damaged);
        boolean blocked = false;
        for (Problem problem : file.problems()) {
            assertThat(problem.message(CATALOGUE)).endsWith(".");
            blocked |= problem.severity().blocks() && problem.location().entry() == 0;
        }
        for (FileEnded ended : file.all(FileEnded.class)) {
            assertThat(ended.sound()).isEqualTo(!blocked);
        }
        assertThat(file.problems().stream().anyMatch(problem -> problem.severity() == Severity.FATAL)
                        || file.all(FileEnded.class).size() == 1)
                .isTrue();
    }
}
