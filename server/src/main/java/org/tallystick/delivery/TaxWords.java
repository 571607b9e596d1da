package org.tallystick.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.delivery.DocumentPage.Fact;
import org.tallystick.invoicing.InvoiceTax;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.lib.receivables.tax.TaxKey;

/** Names taxes by their category of UNTDID 5305, and says why where none is charged. */
record TaxWords(Texts texts, String sellerCountry) {
    /** The net total, and one row for each category and rate. */
    List<Fact> totals(Money net, List<InvoiceTax> taxes) {
        var figures = new Figures(texts);
        List<Fact> rows = new ArrayList<>();
        rows.add(new Fact(texts.get("total.net"), figures.money(net)));
        for (InvoiceTax tax : taxes) {
            TaxBreakdown breakdown = tax.breakdown();
            rows.add(new Fact(
                    texts.get("total.tax", name(breakdown.key()), figures.money(breakdown.base())),
                    figures.money(breakdown.tax())));
        }
        return rows;
    }

    /** Why no tax is charged: the reason on record, else the usual one of the category. */
    List<String> notes(List<InvoiceTax> taxes) {
        return taxes.stream()
                .filter(tax -> !tax.breakdown().key().category().equals("S"))
                .map(this::note)
                .distinct()
                .toList();
    }

    private String note(InvoiceTax tax) {
        return Optional.ofNullable(tax.exemptionReason())
                .filter(reason -> !reason.isBlank())
                .orElseGet(() -> texts.get("exemption." + tax.breakdown().key().category()));
    }

    private String name(TaxKey key) {
        String rate = new Figures(texts).percent(key.rate());
        return switch (key.category()) {
            case "S" -> texts.get(sellerCountry.equals("US") ? "tax.S.sales" : "tax.S", rate);
            case "Z" -> texts.get("tax.Z", rate);
            default -> texts.get("tax." + key.category());
        };
    }
}
