package org.tallystick.lib.einvoice.ubl;

import static org.tallystick.lib.einvoice.xml.Values.code;
import static org.tallystick.lib.einvoice.xml.Values.find;
import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;
import static org.tallystick.lib.einvoice.xml.Values.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxExemptionReasonType;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Totals;
import org.tallystick.lib.einvoice.model.VatBreakdown;
import org.tallystick.lib.einvoice.model.VatCode;

/** Categories of tax, the breakdown (BG-23) and the sums (BG-22). */
final class Taxes {
    private static final String VAT = "VAT";

    private Taxes() {}

    static @Nullable VatCode vat(@Nullable TaxCategoryType category) {
        if (category == null) {
            return null;
        }
        var vat = new VatCode(code(category.getIDValue()), category.getPercentValue());
        return vat.category() == null && vat.rate() == null ? null : vat;
    }

    static List<VatBreakdown> breakdown(List<TaxTotalType> totals) {
        return totals.stream()
                .flatMap(total -> total.getTaxSubtotal().stream())
                .map(Taxes::row)
                .toList();
    }

    private static VatBreakdown row(TaxSubtotalType row) {
        TaxCategoryType category = row.getTaxCategory();
        VatCode vat = vat(category);
        return new VatBreakdown(
                row.getTaxableAmountValue(),
                row.getTaxAmountValue(),
                vat == null ? new VatCode(null, null) : vat,
                code(
                        category == null ? null : first(category.getTaxExemptionReason()),
                        TaxExemptionReasonType::getValue),
                text(category, TaxCategoryType::getTaxExemptionReasonCodeValue));
    }

    static Totals totals(
            @Nullable MonetaryTotalType sums,
            List<TaxTotalType> taxes,
            @Nullable String currency,
            @Nullable String taxCurrency) {
        return new Totals(
                find(sums, MonetaryTotalType::getLineExtensionAmountValue),
                find(sums, MonetaryTotalType::getAllowanceTotalAmountValue),
                find(sums, MonetaryTotalType::getChargeTotalAmountValue),
                find(sums, MonetaryTotalType::getTaxExclusiveAmountValue),
                tax(taxes, currency),
                taxCurrency == null || taxCurrency.equals(currency) ? null : tax(taxes, taxCurrency),
                find(sums, MonetaryTotalType::getTaxInclusiveAmountValue),
                find(sums, MonetaryTotalType::getPrepaidAmountValue),
                find(sums, MonetaryTotalType::getPayableRoundingAmountValue),
                find(sums, MonetaryTotalType::getPayableAmountValue));
    }

    private static @Nullable BigDecimal tax(List<TaxTotalType> taxes, @Nullable String currency) {
        return taxes.stream()
                .map(TaxTotalType::getTaxAmount)
                .filter(amount -> amount != null
                        && amount.getValue() != null
                        && (currency == null || currency.equals(amount.getCurrencyID())))
                .map(amount -> amount.getValue())
                .findFirst()
                .orElse(null);
    }

    static TaxCategoryType write(VatCode vat) {
        var scheme = new TaxSchemeType();
        scheme.setID(VAT);
        var target = new TaxCategoryType();
        put(vat.category(), target::setID);
        put(vat.rate(), target::setPercent);
        target.setTaxScheme(scheme);
        return target;
    }

    static List<TaxTotalType> write(
            Totals totals, List<VatBreakdown> breakdown, Amounts amounts, @Nullable String taxCurrency) {
        List<TaxTotalType> targets = new ArrayList<>();
        if (totals.tax() != null || !breakdown.isEmpty()) {
            var target = new TaxTotalType();
            amounts.put(totals.tax(), target::setTaxAmount);
            breakdown.forEach(row -> target.addTaxSubtotal(write(row, amounts)));
            targets.add(target);
        }
        if (totals.taxInTaxCurrency() != null && taxCurrency != null) {
            var target = new TaxTotalType();
            new Amounts(taxCurrency).put(totals.taxInTaxCurrency(), target::setTaxAmount);
            targets.add(target);
        }
        return targets;
    }

    private static TaxSubtotalType write(VatBreakdown row, Amounts amounts) {
        var target = new TaxSubtotalType();
        amounts.put(row.taxable(), target::setTaxableAmount);
        amounts.put(row.tax(), target::setTaxAmount);
        TaxCategoryType category = write(row.vat());
        put(row.exemptionReasonCode(), category::setTaxExemptionReasonCode);
        put(row.exemptionReason(), reason -> category.addTaxExemptionReason(new TaxExemptionReasonType(reason)));
        target.setTaxCategory(category);
        return target;
    }

    static MonetaryTotalType write(Totals totals, Amounts amounts) {
        var target = new MonetaryTotalType();
        amounts.put(totals.lines(), target::setLineExtensionAmount);
        amounts.put(totals.net(), target::setTaxExclusiveAmount);
        amounts.put(totals.gross(), target::setTaxInclusiveAmount);
        amounts.put(totals.allowances(), target::setAllowanceTotalAmount);
        amounts.put(totals.charges(), target::setChargeTotalAmount);
        amounts.put(totals.prepaid(), target::setPrepaidAmount);
        amounts.put(totals.rounding(), target::setPayableRoundingAmount);
        amounts.put(totals.payable(), target::setPayableAmount);
        return target;
    }
}
