package org.tallystick.lib.matching.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.matching.Allocation;
import org.tallystick.lib.matching.Policy;
import org.tallystick.lib.matching.ReceiptLine;
import org.tallystick.lib.matching.protocol.Replay.Matched;

/** Goal M6: published payments, each decided before its truth is booked. A regression test, not proof. */
class PayToInvoiceTest {
    @Test
    void paymentsArePostedAlmostAlwaysAndNeverWrongly() {
        var sample = new PayToInvoice(folder());
        Map<String, Truth> truths = Sheets.truth(sample.truth());
        var replay = new Replay(policy(), Sheets.customers(sample.customers()));
        replay.period(Sheets.items(sample.items()));
        List<String> wrong = new ArrayList<>();
        List<String> left = new ArrayList<>();
        List<ReceiptLine> lines = Sheets.lines(sample.lines());

        for (ReceiptLine line : lines) {
            Truth truth = Objects.requireNonNull(truths.get(line.id()), "a payment without truth");
            Matched matched = replay.decide(line);
            boolean right = matched.proposal() != null
                    && invoices(truth).equals(items(matched.proposal().allocations()));
            if (!matched.isAuto()) {
                left.add(truth.noise() + " " + line + " " + matched.decision());
            } else if (!right) {
                wrong.add(truth.noise() + " " + line + " " + matched.proposal());
            }
            replay.book(line, truth);
        }

        System.out.printf(
                "pay_to_inv: %d of %d posted, %d of them wrong%n",
                lines.size() - left.size(), lines.size(), wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(left).hasSizeLessThanOrEqualTo(lines.size() * 15 / 1000);
    }

    private static Set<String> invoices(Truth truth) {
        Set<String> invoices = new HashSet<>();
        truth.parts().forEach(part -> invoices.add(part.invoice()));
        return invoices;
    }

    private static Set<String> items(List<Allocation> allocations) {
        Set<String> items = new HashSet<>();
        allocations.forEach(allocation -> items.add(allocation.item()));
        return items;
    }

    private static Policy policy() {
        Map<String, Long> small = new HashMap<>();
        PayToInvoice.DEDUCTIONS.forEach((currency, amount) ->
                small.put(currency, amount.movePointRight(2).longValueExact()));
        return Policy.defaults().withPromoteAll(true).withSmallDifference(small);
    }

    private static Path folder() {
        String property = System.getProperty("tallystick.samples");
        for (Path folder = Path.of("").toAbsolutePath();
                property == null && folder != null;
                folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared/samples"))) {
                property = folder.resolve("shared/samples").toString();
            }
        }
        Path samples = Path.of(property == null ? "absent" : property, "receivables", "pay_to_inv");
        assumeTrue(Files.isDirectory(samples), "no folder shared/samples/receivables/pay_to_inv beside the repository");
        return samples;
    }
}
