package org.tallystick.lib.matching.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.matching.Allocation;
import org.tallystick.lib.matching.Policy;
import org.tallystick.lib.matching.protocol.Replay.Matched;
import org.tallystick.lib.matching.protocol.Scores.Figures;
import org.tallystick.lib.synthetic.CashLedger;
import org.tallystick.lib.synthetic.CashOptions;

/** Goal M7 on a small ledger; the full size is that of the benchmark. */
class GeneratedLedgerTest {
    private static final Set<Long> FEES = Set.of(500L, 750L, 1250L);
    private static final CashLedger LEDGER = CashLedger.of(new CashOptions(7, 1_800, 2_800, 60, 80, false));

    private static final Run ALL = Run.of(true);

    @Test
    void linesArePostedRightlyOrNotAtAll() {
        Scores scores = ALL.scores();
        Figures total = scores.total();

        assertThat(scores.mistakes()).isEmpty();
        assertThat(total.wrongCustomer()).isZero();
        assertThat(total.falseAccepts()).isZero();
        assertThat(total.precisionLower()).isGreaterThanOrEqualTo(new BigDecimal("0.995"));
        assertThat(straightThrough(scores, "N2")).isGreaterThanOrEqualTo(new BigDecimal("0.85"));
        assertThat(straightThrough(scores, "N3")).isGreaterThanOrEqualTo(new BigDecimal("0.70"));
    }

    private static BigDecimal straightThrough(Scores scores, String noise) {
        return scores.byNoise().getOrDefault(noise, scores.total()).straightThrough();
    }

    @Test
    void withPromotedRulesOnlyLessIsPosted() {
        Figures all = ALL.scores().total();
        Figures promoted = Run.of(false).scores().total();

        assertThat(promoted.right()).isEqualTo(promoted.posted()).isLessThan(all.right());
        assertThat(promoted.hits()).isGreaterThan(all.hits());
    }

    @Test
    void theTruthScoresOneAndItsNegationZero() {
        Map<String, Truth> truths = Sheets.truth(LEDGER.truth());

        assertThat(truths.values()).filteredOn(Truth::isMatchable).allSatisfy(truth -> {
            List<Allocation> perfect = truth.parts().stream()
                    .map(part -> new Allocation(part.invoice(), part.cashMinor(), 0, null))
                    .toList();
            assertThat(truth.isMetBy(perfect)).isTrue();
            assertThat(truth.isMetBy(perfect.subList(1, perfect.size()))).isFalse();
        });
    }

    @Test
    void theSameFilesGiveTheSameProposals() {
        assertThat(written(ALL)).isEqualTo(written(Run.of(true)));
    }

    private static String written(Run run) {
        var text = new StringWriter();
        Proposals.write(text, run.matched());
        return text.toString();
    }

    private record Run(Replay replay, List<Matched> matched) {
        static Run of(boolean all) {
            Replay replay = prepared(all);
            return new Run(replay, replay.match(Sheets.lines(LEDGER.lines())));
        }

        Scores scores() {
            return Scores.of(matched, Sheets.truth(LEDGER.truth()), replay);
        }
    }

    private static Replay prepared(boolean all) {
        Policy policy =
                Policy.defaults().withPromoteAll(all).withBankFees(Map.of("EUR", FEES, "USD", FEES, "GBP", FEES));
        var replay = new Replay(policy, Sheets.customers(LEDGER.customers()));
        replay.period(Sheets.items(LEDGER.historyItems()));
        replay.learn(Sheets.lines(LEDGER.historyLines()), Sheets.truth(LEDGER.historyTruth()));
        replay.period(Sheets.items(LEDGER.items()));
        return replay;
    }
}
