package org.tallystick.lib.matching.protocol;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import org.tallystick.lib.matching.Allocation;
import org.tallystick.lib.matching.Decision;
import org.tallystick.lib.matching.Explanations;
import org.tallystick.lib.matching.Proposal;
import org.tallystick.lib.matching.promotion.Confidence;
import org.tallystick.lib.matching.protocol.Replay.Matched;

/** Writes {@code proposals.csv}: one row per item; a line without rows is an exception. */
public final class Proposals {
    private Proposals() {}

    public static void write(Writer target, List<Matched> lines) {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(target)) {
            csv.writeRecord("bank_line_id", "invoice_number", "amount", "auto", "score", "rule", "explanation");
            for (Matched matched : lines) {
                switch (matched.decision()) {
                    case Decision.Auto auto -> rows(csv, matched, auto.proposal(), auto.confidence());
                    case Decision.Suggest suggest ->
                        rows(csv, matched, suggest.proposals().getFirst(), suggest.confidence());
                    case Decision.Unresolved _ -> {}
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rows(CsvWriter csv, Matched matched, Proposal proposal, Confidence confidence) {
        String explanation = Explanations.english(proposal.because());
        for (Allocation allocation : proposal.allocations()) {
            csv.writeRecord(
                    matched.line().id(),
                    allocation.item(),
                    BigDecimal.valueOf(allocation.cashMinor(), 2).toPlainString(),
                    matched.isAuto() ? "yes" : "no",
                    confidence.score().toPlainString(),
                    proposal.rule().id(),
                    explanation);
        }
    }
}
