package org.tallystick.lib.einvoice.checks;

import static org.tallystick.lib.einvoice.checks.Decimals.orZero;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.AllowanceCharge;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Line;
import org.tallystick.lib.einvoice.model.Party;
import org.tallystick.lib.einvoice.model.VatBreakdown;
import org.tallystick.lib.einvoice.model.VatCode;

/** The breakdown of the tax, and the ten rules of each category. */
final class VatChecks {
    private final EInvoice invoice;
    private final Sheet sheet;

    private VatChecks(EInvoice invoice, Sheet sheet) {
        this.invoice = invoice;
        this.sheet = sheet;
    }

    static void check(EInvoice invoice, Sheet sheet) {
        var checks = new VatChecks(invoice, sheet);
        sheet.must(!invoice.vat().isEmpty(), "BR-CO-18", "vat");
        for (int i = 0; i < invoice.vat().size(); i++) {
            checks.row(invoice.vat().get(i), "vat[" + i + "]");
        }
        for (VatCategory category : VatCategory.values()) {
            checks.category(category);
        }
        checks.intraCommunity();
        checks.outside();
    }

    private void row(VatBreakdown row, String field) {
        String category = row.vat().category();
        sheet.present(row.taxable(), "BR-45", field + ".taxable");
        sheet.present(row.tax(), "BR-46", field + ".tax");
        sheet.present(category, "BR-47", field + ".vat.category");
        sheet.must(
                row.vat().rate() != null || VatCategory.OUTSIDE.code().equals(category), "BR-48", field + ".vat.rate");
        sheet.code(category, CodeList.VAT_CATEGORIES, "BR-CL-17", field + ".vat.category");
        sheet.code(upper(row.exemptionReasonCode()), CodeList.EXEMPTIONS, "BR-CL-22", field + ".exemptionReasonCode");
        sheet.decimals(row.taxable(), "BR-DEC-19", field + ".taxable");
        sheet.decimals(row.tax(), "BR-DEC-20", field + ".tax");
        BigDecimal rate = row.vat().rate();
        if (rate != null && row.tax() != null && row.taxable() != null) {
            sheet.must(taxFits(row.tax(), row.taxable(), rate), "BR-CO-17", field + ".tax", rate.toPlainString());
        }
    }

    private static @Nullable String upper(@Nullable String code) {
        return code == null ? null : code.toUpperCase(Locale.ROOT);
    }

    /** A rate below one half counts as none, as in the official rule. */
    private static boolean taxFits(BigDecimal tax, BigDecimal taxable, BigDecimal rate) {
        boolean noRate = rate.abs().compareTo(new BigDecimal("0.5")) < 0;
        return noRate ? tax.abs().compareTo(new BigDecimal("0.5")) <= 0 : Decimals.near(tax, taxable, rate);
    }

    private void category(VatCategory category) {
        boolean onLines = invoice.lines().stream().anyMatch(line -> is(line.vat(), category));
        boolean onAllowances = onParts(category, false);
        boolean onCharges = onParts(category, true);
        long rows =
                invoice.vat().stream().filter(row -> is(row.vat(), category)).count();
        boolean used = onLines || onAllowances || onCharges;
        sheet.must(
                category.byRate() ? used == (rows > 0) : rows == 1 || (rows == 0 && !used),
                category.rule("01"),
                "vat",
                category.code());
        boolean registered = registered(category);
        sheet.must(!onLines || registered, category.rule("02"), "seller.vatId", category.code());
        sheet.must(!onAllowances || registered, category.rule("03"), "seller.vatId", category.code());
        sheet.must(!onCharges || registered, category.rule("04"), "seller.vatId", category.code());
        rates(category);
        for (int i = 0; i < invoice.vat().size(); i++) {
            if (is(invoice.vat().get(i).vat(), category)) {
                breakdown(category, invoice.vat().get(i), "vat[" + i + "]");
            }
        }
    }

    private boolean onParts(VatCategory category, boolean charge) {
        return invoice.allowancesAndCharges().stream()
                .anyMatch(part -> part.charge() == charge && is(part.vat(), category));
    }

    private static boolean is(@Nullable VatCode vat, VatCategory category) {
        return vat != null && category.code().equals(vat.category());
    }

    private boolean registered(VatCategory category) {
        Party seller = invoice.seller();
        Party buyer = invoice.buyer();
        boolean representedVat = invoice.taxRepresentative() != null
                && invoice.taxRepresentative().vatId() != null;
        boolean sellerVat = representedVat || (seller != null && seller.vatId() != null);
        boolean sellerTax = sellerVat || (seller != null && seller.taxRegistration() != null);
        boolean buyerVat = buyer != null && buyer.vatId() != null;
        return switch (category.parties()) {
            case SELLER_TAX -> sellerTax;
            case SELLER_TAX_AND_BUYER -> sellerTax && (buyerVat || (buyer != null && buyer.registration() != null));
            case SELLER_VAT_AND_BUYER_VAT -> sellerVat && buyerVat;
            case SELLER_VAT -> sellerVat;
            case NO_VAT -> !sellerVat && !buyerVat;
        };
    }

    private void rates(VatCategory category) {
        for (int i = 0; i < invoice.lines().size(); i++) {
            rate(invoice.lines().get(i).vat(), category, "05", "lines[" + i + "].vat.rate");
        }
        for (int i = 0; i < invoice.allowancesAndCharges().size(); i++) {
            AllowanceCharge part = invoice.allowancesAndCharges().get(i);
            String field = "allowancesAndCharges[" + i + "].vat.rate";
            rate(part.vat(), category, part.charge() ? "07" : "06", field);
        }
    }

    private void rate(@Nullable VatCode vat, VatCategory category, String number, String field) {
        if (vat == null || !is(vat, category)) {
            return;
        }
        BigDecimal rate = vat.rate();
        boolean right = switch (category.rate()) {
            case POSITIVE -> rate != null && rate.signum() > 0;
            case ZERO -> rate != null && rate.signum() == 0;
            case ANY -> rate != null && rate.signum() >= 0;
            case ABSENT -> rate == null;
        };
        String shown = rate == null ? "–" : rate.toPlainString();
        sheet.must(right, category.rule(number), field, category.code(), shown);
    }

    private void breakdown(VatCategory category, VatBreakdown row, String field) {
        BigDecimal rate = category.byRate() ? orZero(row.vat().rate()) : null;
        BigDecimal base = base(category, rate);
        sheet.must(
                row.taxable() == null || row.taxable().compareTo(base) == 0,
                category.rule("08"),
                field + ".taxable",
                category.code(),
                base.toPlainString());
        BigDecimal tax = row.tax();
        boolean right = rate == null
                ? tax == null || tax.signum() == 0
                : tax == null || Decimals.near(tax, orZero(row.taxable()), rate);
        sheet.must(right, category.rule("09"), field + ".tax", category.code());
        boolean reason = row.exemptionReason() != null || row.exemptionReasonCode() != null;
        sheet.must(reason == category.exempt(), category.rule("10"), field + ".exemptionReason", category.code());
    }

    private BigDecimal base(VatCategory category, @Nullable BigDecimal rate) {
        BigDecimal base = BigDecimal.ZERO;
        for (Line line : invoice.lines()) {
            base = counts(line.vat(), category, rate) ? base.add(orZero(line.net())) : base;
        }
        for (AllowanceCharge part : invoice.allowancesAndCharges()) {
            if (counts(part.vat(), category, rate)) {
                BigDecimal amount = orZero(part.amount());
                base = part.charge() ? base.add(amount) : base.subtract(amount);
            }
        }
        return base;
    }

    private static boolean counts(@Nullable VatCode vat, VatCategory category, @Nullable BigDecimal rate) {
        return vat != null
                && is(vat, category)
                && (rate == null
                        || Objects.requireNonNullElse(vat.rate(), BigDecimal.ZERO)
                                        .compareTo(rate)
                                == 0);
    }

    private void intraCommunity() {
        boolean present = invoice.vat().stream().anyMatch(row -> is(row.vat(), VatCategory.INTRA_COMMUNITY));
        var delivery = invoice.delivery();
        boolean dated = (delivery != null && delivery.deliveredOn() != null) || invoice.period() != null;
        sheet.must(!present || dated, "BR-IC-11", "delivery.deliveredOn", "K");
        boolean placed = delivery != null
                && delivery.address() != null
                && delivery.address().country() != null;
        sheet.must(!present || placed, "BR-IC-12", "delivery.address.country", "K");
    }

    /** What is outside the scope of VAT stands alone. */
    private void outside() {
        if (invoice.vat().stream().noneMatch(row -> is(row.vat(), VatCategory.OUTSIDE))) {
            return;
        }
        alone(invoice.vat(), VatBreakdown::vat, "BR-O-11", "vat");
        alone(invoice.lines(), Line::vat, "BR-O-12", "lines");
        alone(parts(false), AllowanceCharge::vat, "BR-O-13", "allowancesAndCharges");
        alone(parts(true), AllowanceCharge::vat, "BR-O-14", "allowancesAndCharges");
    }

    private List<AllowanceCharge> parts(boolean charge) {
        return invoice.allowancesAndCharges().stream()
                .filter(part -> part.charge() == charge)
                .toList();
    }

    private <T> void alone(List<T> items, Function<T, @Nullable VatCode> vat, String rule, String field) {
        for (T item : items) {
            VatCode code = vat.apply(item);
            boolean other = code != null && code.category() != null && !is(code, VatCategory.OUTSIDE);
            sheet.must(!other, rule, field, VatCategory.OUTSIDE.code());
        }
    }
}
