package org.tallystick.lib.einvoice.checks;

import static org.tallystick.lib.einvoice.checks.Decimals.cents;
import static org.tallystick.lib.einvoice.checks.Decimals.orZero;
import static org.tallystick.lib.einvoice.checks.Decimals.same;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.AllowanceCharge;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Line;
import org.tallystick.lib.einvoice.model.Totals;
import org.tallystick.lib.einvoice.model.VatBreakdown;

/** The sums of the document: present, with two decimals at most, and right (BR-CO-10 to 16). */
final class SumChecks {
    private SumChecks() {}

    static void check(EInvoice invoice, Sheet sheet) {
        Totals totals = invoice.totals();
        sheet.present(totals.lines(), "BR-12", "totals.lines");
        sheet.present(totals.net(), "BR-13", "totals.net");
        sheet.present(totals.gross(), "BR-14", "totals.gross");
        sheet.present(totals.payable(), "BR-15", "totals.payable");
        sheet.must(invoice.taxCurrency() == null || taxShown(invoice), "BR-53", "totals.taxInTaxCurrency");
        decimals(totals, sheet);
        arithmetic(invoice, sheet);
    }

    private static boolean taxShown(EInvoice invoice) {
        return invoice.totals().taxInTaxCurrency() != null
                || (invoice.totals().tax() != null
                        && String.valueOf(invoice.taxCurrency()).equals(invoice.currency()));
    }

    private static void decimals(Totals totals, Sheet sheet) {
        sheet.decimals(totals.lines(), "BR-DEC-09", "totals.lines");
        sheet.decimals(totals.allowances(), "BR-DEC-10", "totals.allowances");
        sheet.decimals(totals.charges(), "BR-DEC-11", "totals.charges");
        sheet.decimals(totals.net(), "BR-DEC-12", "totals.net");
        sheet.decimals(totals.tax(), "BR-DEC-13", "totals.tax");
        sheet.decimals(totals.gross(), "BR-DEC-14", "totals.gross");
        sheet.decimals(totals.taxInTaxCurrency(), "BR-DEC-15", "totals.taxInTaxCurrency");
        sheet.decimals(totals.prepaid(), "BR-DEC-16", "totals.prepaid");
        sheet.decimals(totals.rounding(), "BR-DEC-17", "totals.rounding");
        sheet.decimals(totals.payable(), "BR-DEC-18", "totals.payable");
    }

    static void arithmetic(EInvoice invoice, Sheet sheet) {
        Totals totals = invoice.totals();
        BigDecimal lines = Decimals.sum(invoice.lines(), Line::net);
        equal(totals.lines(), cents(lines), "BR-CO-10", "totals.lines", sheet);
        parts(invoice.allowancesAndCharges(), false, totals.allowances(), "BR-CO-11", "totals.allowances", sheet);
        parts(invoice.allowancesAndCharges(), true, totals.charges(), "BR-CO-12", "totals.charges", sheet);
        if (totals.lines() != null) {
            BigDecimal net = totals.lines().add(orZero(totals.charges())).subtract(orZero(totals.allowances()));
            equal(totals.net(), cents(net), "BR-CO-13", "totals.net", sheet);
        }
        if (!invoice.vat().isEmpty()) {
            BigDecimal tax = Decimals.sum(invoice.vat(), VatBreakdown::tax);
            equal(totals.tax(), cents(tax), "BR-CO-14", "totals.tax", sheet);
        }
        gross(invoice, totals, sheet);
        if (totals.gross() != null) {
            BigDecimal payable =
                    totals.gross().subtract(orZero(totals.prepaid())).add(orZero(totals.rounding()));
            equal(totals.payable(), cents(payable), "BR-CO-16", "totals.payable", sheet);
        }
    }

    private static void gross(EInvoice invoice, Totals totals, Sheet sheet) {
        if (invoice.currency() != null && totals.tax() == null) {
            sheet.must(false, "BR-CO-15", "totals.tax", "–", "–");
        } else if (totals.tax() != null && totals.net() != null) {
            equal(totals.gross(), cents(totals.net().add(totals.tax())), "BR-CO-15", "totals.gross", sheet);
        }
    }

    private static void parts(
            List<AllowanceCharge> parts,
            boolean charge,
            @Nullable BigDecimal stated,
            String rule,
            String field,
            Sheet sheet) {
        List<AllowanceCharge> chosen =
                parts.stream().filter(part -> part.charge() == charge).toList();
        if (stated != null || !chosen.isEmpty()) {
            equal(stated, cents(Decimals.sum(chosen, AllowanceCharge::amount)), rule, field, sheet);
        }
    }

    private static void equal(
            @Nullable BigDecimal stated, BigDecimal computed, String rule, String field, Sheet sheet) {
        String shown = stated == null ? "–" : stated.toPlainString();
        sheet.must(same(stated, computed), rule, field, shown, computed.toPlainString());
    }
}
