package org.tallystick.invoicing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tallystick.customers.Customer;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Split;
import org.tallystick.lib.receivables.shares.Waterfall;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.lib.receivables.tax.TaxKey;

/** The documents that an invoice is divided into: one per payer, each with its part of every line and every tax row. */
final class Shares {
    private final PricedInvoice whole;
    private final UUID arrangement;

    private Shares(PricedInvoice whole, UUID arrangement) {
        this.whole = whole;
        this.arrangement = arrangement;
    }

    /** Who pays nothing gets no document; the last of the payers is the customer. */
    static List<PricedInvoice> of(PricedInvoice whole, UUID arrangement, List<Customer> payers, List<Money> amounts) {
        List<Customer> paying = new ArrayList<>();
        List<Money> positive = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            if (amounts.get(i).isPositive()) {
                paying.add(payers.get(i));
                positive.add(amounts.get(i));
            }
        }
        return new Shares(whole, arrangement).documents(paying, positive);
    }

    private List<PricedInvoice> documents(List<Customer> payers, List<Money> amounts) {
        List<List<TaxBreakdown>> taxes = Waterfall.taxes(whole.gross().currency(), breakdown(whole.taxes()), amounts);
        List<List<Money>> nets = lineNets(whole.lines(), taxes);
        List<Money> bases = Split.byWeights(
                whole.base(), amounts.stream().map(Money::toDecimal).toList());
        List<Money> taxBases = taxBases(taxes);
        List<PricedInvoice> documents = new ArrayList<>(payers.size());
        for (int i = 0; i < payers.size(); i++) {
            var share = new Share(
                    whole.draft(),
                    i + 1,
                    whole.customer().id(),
                    arrangement,
                    whole.net(),
                    whole.tax(),
                    whole.gross(),
                    null);
            List<InvoiceTax> rows = withReasons(taxes.get(i), whole.taxes());
            documents.add(whole.part(
                    share,
                    payers.get(i),
                    lines(whole.lines(), nets.get(i), taxes.get(i)),
                    rows,
                    bases.get(i),
                    taxBases.get(i)));
        }
        return documents;
    }

    private List<Money> taxBases(List<List<TaxBreakdown>> taxes) {
        List<Money> parts = taxes.stream().map(this::tax).toList();
        boolean taxed = parts.stream().anyMatch(Money::isPositive);
        return taxed
                ? Split.byWeights(
                        whole.taxBase(), parts.stream().map(Money::toDecimal).toList())
                : parts.stream()
                        .map(part -> Money.zero(whole.taxBase().currency()))
                        .toList();
    }

    private Money tax(List<TaxBreakdown> rows) {
        return rows.stream()
                .map(TaxBreakdown::tax)
                .reduce(Money.zero(whole.gross().currency()), Money::plus);
    }

    static List<TaxBreakdown> breakdown(List<InvoiceTax> taxes) {
        return taxes.stream().map(InvoiceTax::breakdown).toList();
    }

    /** Per part the net of each line, in the order of the lines. */
    static List<List<Money>> lineNets(List<InvoiceLine> lines, List<List<TaxBreakdown>> parts) {
        Money zero = Money.zero(lines.getFirst().net().currency());
        List<List<Money>> nets = new ArrayList<>(parts.size());
        parts.forEach(part ->
                nets.add(new ArrayList<>(lines.stream().map(line -> zero).toList())));
        indexes(lines).forEach((key, own) -> {
            List<List<Money>> shares = Waterfall.lines(
                    own.stream().map(index -> lines.get(index).net()).toList(),
                    parts.stream().map(part -> base(part, key, zero)).toList());
            for (int part = 0; part < parts.size(); part++) {
                for (int i = 0; i < own.size(); i++) {
                    nets.get(part).set(own.get(i), shares.get(part).get(i));
                }
            }
        });
        return nets;
    }

    private static Map<TaxKey, List<Integer>> indexes(List<InvoiceLine> lines) {
        Map<TaxKey, List<Integer>> indexes = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            indexes.computeIfAbsent(lines.get(i).tax(), key -> new ArrayList<>())
                    .add(i);
        }
        return indexes;
    }

    private static Money base(List<TaxBreakdown> rows, TaxKey key, Money zero) {
        return rows.stream()
                .filter(row -> row.key().equals(key))
                .map(TaxBreakdown::base)
                .findFirst()
                .orElse(zero);
    }

    /** The lines a part has something of; at least one of each of its tax rows, even where only tax is left of it. */
    static List<InvoiceLine> lines(List<InvoiceLine> whole, List<Money> nets, List<TaxBreakdown> taxes) {
        List<InvoiceLine> lines = new ArrayList<>();
        for (TaxBreakdown row : taxes) {
            boolean empty = true;
            for (int i = 0; i < whole.size(); i++) {
                boolean own = whole.get(i).tax().equals(row.key());
                if (own && !nets.get(i).isZero()) {
                    lines.add(whole.get(i).share(nets.get(i)));
                    empty = false;
                }
            }
            if (empty) {
                whole.stream()
                        .filter(line -> line.tax().equals(row.key()))
                        .findFirst()
                        .ifPresent(line -> lines.add(line.share(row.base())));
            }
        }
        lines.sort((one, other) -> Integer.compare(one.line(), other.line()));
        List<InvoiceLine> numbered = new ArrayList<>(lines.size());
        for (InvoiceLine line : lines) {
            numbered.add(line.numbered(numbered.size() + 1));
        }
        return numbered;
    }

    static List<InvoiceTax> withReasons(List<TaxBreakdown> rows, List<InvoiceTax> original) {
        List<InvoiceTax> taxes = new ArrayList<>(rows.size());
        for (TaxBreakdown row : rows) {
            taxes.add(original.stream()
                    .filter(tax -> tax.breakdown().key().equals(row.key()))
                    .findFirst()
                    .map(tax -> tax.of(row))
                    .orElseGet(() -> new InvoiceTax(row, null)));
        }
        return taxes;
    }
}
