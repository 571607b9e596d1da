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
    private static final CashLedger LEDGER = CashLedger.of(new CashOptions(7, 2_000, 4_000, 60, 150, false));

    @Test
    void linesArePostedRightlyOrNotAtAll() {
        Scores scores = scores(true);
        Figures total = scores.total();

        assertThat(scores.mistakes()).isEmpty();
        assertThat(total.wrongCustomer()).isZero();
        assertThat(total.falseAccepts()).isZero();
        assertThat(total.precisionLower()).isGreaterThanOrEqualTo(new BigDecimal("0.995"));
        assertThat(scores.byNoise().get("N2").straightThrough()).isGreaterThanOrEqualTo(new BigDecimal("0.80"));
        assertThat(scores.byNoise().get("N3").straightThrough()).isGreaterThanOrEqualTo(new BigDecimal("0.65"));
    }

    @Test
    void withPromotedRulesOnlyLessIsPosted() {
        Figures all = scores(true).total();
        Figures promoted = scores(false).total();

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
        assertThat(proposals()).isEqualTo(proposals());
    }

    private static Scores scores(boolean all) {
        Replay replay = replay(all);
        List<Matched> matched = replay.match(Sheets.lines(LEDGER.lines()));
        return Scores.of(matched, Sheets.truth(LEDGER.truth()), replay);
    }

    private static String proposals() {
        var text = new StringWriter();
        Proposals.write(text, replay(true).match(Sheets.lines(LEDGER.lines())));
        return text.toString();
    }

    private static Replay replay(boolean all) {
        Policy policy = Policy.defaults()
                .withPromoteAll(all)
                .withBankFees(Map.of("EUR", FEES, "USD", FEES, "GBP", FEES));
        var replay = new Replay(policy, Sheets.customers(LEDGER.customers()));
        replay.period(Sheets.items(LEDGER.historyItems()));
        replay.learn(Sheets.lines(LEDGER.historyLines()), Sheets.truth(LEDGER.historyTruth()));
        replay.period(Sheets.items(LEDGER.items()));
        return replay;
    }
}
