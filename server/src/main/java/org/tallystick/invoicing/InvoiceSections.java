package org.tallystick.invoicing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/** The lines of an invoice by child and order, where it is for several of them; each with its sum before tax. */
public final class InvoiceSections {
    private InvoiceSections() {}

    /** Lines that follow each other and were done for the same child on the same order. */
    public record Section(
            @Nullable String childName, @Nullable String purchaseOrder, List<InvoiceLine> lines) {
        public Section {
            lines = List.copyOf(lines);
        }

        public Money net() {
            return lines.stream().map(InvoiceLine::net).reduce(Money::plus).orElseThrow();
        }
    }

    /** No sections where all lines are what the head of the invoice says already. */
    public static List<Section> of(List<InvoiceLine> lines, @Nullable String orderOfInvoice) {
        boolean plain = lines.stream()
                .allMatch(line -> line.origin().child() == null
                        && (line.origin().purchaseOrder() == null
                                || line.origin().purchaseOrder().equals(orderOfInvoice)));
        if (plain) {
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= lines.size(); i++) {
            boolean ends = i == lines.size()
                    || !lines.get(i).origin().equals(lines.get(from).origin());
            if (ends) {
                LineOrigin origin = lines.get(from).origin();
                sections.add(new Section(origin.childName(), origin.purchaseOrder(), lines.subList(from, i)));
                from = i;
            }
        }
        return sections;
    }
}
