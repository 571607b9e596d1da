package org.tallystick.lib.einvoice.cii;

import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.AllowanceCharge;
import org.tallystick.lib.einvoice.model.VatBreakdown;
import org.tallystick.lib.einvoice.model.VatCode;
import org.tallystick.lib.einvoice.xml.Values;
import un.unece.uncefact.data.standard.qualifieddatatype._100.AllowanceChargeReasonCodeType;
import un.unece.uncefact.data.standard.qualifieddatatype._100.TaxCategoryCodeType;
import un.unece.uncefact.data.standard.qualifieddatatype._100.TaxTypeCodeType;
import un.unece.uncefact.data.standard.qualifieddatatype._100.TimeReferenceCodeType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeAllowanceChargeType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeTaxType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.IndicatorType;

/** Categories of tax, the breakdown (BG-23), allowances and charges (BG-20, 21, 27, 28). */
final class Taxes {
    private static final String VAT = "VAT";

    /** When tax is due: UBL counts by UNTDID 2005, CII by UNTDID 2475. */
    private static final Map<String, String> TAX_POINT_OF_UBL = Map.of("5", "3", "29", "35", "72", "432");

    private static final Map<String, String> TAX_POINT_OF_CII =
            TAX_POINT_OF_UBL.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private Taxes() {}

    static @Nullable VatCode vat(@Nullable TradeTaxType tax) {
        if (tax == null) {
            return null;
        }
        var vat = new VatCode(
                Values.code(tax.getCategoryCode(), TaxCategoryCodeType::getValue), tax.getRateApplicablePercentValue());
        return vat.category() == null && vat.rate() == null ? null : vat;
    }

    static VatBreakdown row(TradeTaxType tax) {
        VatCode vat = vat(tax);
        return new VatBreakdown(
                Types.amount(tax.getBasisAmount()),
                Types.amount(tax.getCalculatedAmount()),
                vat == null ? new VatCode(null, null) : vat,
                Values.text(tax.getExemptionReasonValue()),
                Values.code(tax.getExemptionReasonCodeValue()));
    }

    static @Nullable String taxPointCode(List<TradeTaxType> taxes) {
        return taxes.stream()
                .map(TradeTaxType::getDueDateTypeCodeValue)
                .filter(Objects::nonNull)
                .map(code -> TAX_POINT_OF_UBL.getOrDefault(code, code))
                .findFirst()
                .orElse(null);
    }

    static void writeTaxPointCode(TradeTaxType target, String code) {
        target.setDueDateTypeCode(new TimeReferenceCodeType(TAX_POINT_OF_CII.getOrDefault(code, code)));
    }

    static TradeTaxType write(VatCode vat) {
        var target = new TradeTaxType();
        target.setTypeCode(new TaxTypeCodeType(VAT));
        put(vat.category(), category -> target.setCategoryCode(new TaxCategoryCodeType(category)));
        put(vat.rate(), target::setRateApplicablePercent);
        return target;
    }

    static TradeTaxType write(VatBreakdown row) {
        TradeTaxType target = write(row.vat());
        put(row.tax(), amount -> target.addCalculatedAmount(Types.amount(amount)));
        put(row.taxable(), amount -> target.addBasisAmount(Types.amount(amount)));
        put(row.exemptionReason(), reason -> target.setExemptionReason(Types.text(reason)));
        put(row.exemptionReasonCode(), code -> target.setExemptionReasonCode(Types.code(code)));
        return target;
    }

    static AllowanceCharge part(TradeAllowanceChargeType part) {
        return new AllowanceCharge(
                isCharge(part.getChargeIndicator()),
                Types.amount(part.getActualAmount()),
                part.getBasisAmountValue(),
                part.getCalculationPercentValue(),
                vat(first(part.getCategoryTradeTax())),
                Values.text(part.getReasonValue()),
                Values.code(part.getReasonCodeValue()));
    }

    private static boolean isCharge(@Nullable IndicatorType indicator) {
        return indicator != null && Boolean.TRUE.equals(indicator.isIndicator());
    }

    static TradeAllowanceChargeType write(AllowanceCharge part) {
        TradeAllowanceChargeType target = indicated(part.charge());
        put(part.percent(), target::setCalculationPercent);
        put(part.base(), target::setBasisAmount);
        put(part.amount(), amount -> target.addActualAmount(Types.amount(amount)));
        put(part.reasonCode(), code -> target.setReasonCode(new AllowanceChargeReasonCodeType(code)));
        put(part.reason(), reason -> target.setReason(Types.text(reason)));
        put(part.vat(), vat -> target.addCategoryTradeTax(write(vat)));
        return target;
    }

    static TradeAllowanceChargeType discount(BigDecimal amount) {
        TradeAllowanceChargeType target = indicated(false);
        target.addActualAmount(Types.amount(amount));
        return target;
    }

    private static TradeAllowanceChargeType indicated(boolean charge) {
        var indicator = new IndicatorType();
        indicator.setIndicator(charge);
        var target = new TradeAllowanceChargeType();
        target.setChargeIndicator(indicator);
        return target;
    }
}
