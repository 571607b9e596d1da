package org.tallystick.lib.einvoice.ubl;

import static org.tallystick.lib.einvoice.xml.Values.code;
import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;
import static org.tallystick.lib.einvoice.xml.Values.text;

import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AllowanceChargeType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.AllowanceChargeReasonType;
import org.tallystick.lib.einvoice.model.AllowanceCharge;

/** Allowances and charges of the document (BG-20, 21) and of lines (BG-27, 28). */
final class Adjustments {
    private Adjustments() {}

    static AllowanceCharge read(AllowanceChargeType part) {
        return new AllowanceCharge(
                part.getChargeIndicator() != null && part.getChargeIndicator().isValue(),
                part.getAmountValue(),
                part.getBaseAmountValue(),
                part.getMultiplierFactorNumericValue(),
                Taxes.vat(first(part.getTaxCategory())),
                text(first(part.getAllowanceChargeReason()), AllowanceChargeReasonType::getValue),
                code(part.getAllowanceChargeReasonCodeValue()));
    }

    static AllowanceChargeType write(AllowanceCharge part, Amounts amounts) {
        var target = new AllowanceChargeType();
        target.setChargeIndicator(part.charge());
        put(part.reasonCode(), target::setAllowanceChargeReasonCode);
        put(part.reason(), reason -> target.addAllowanceChargeReason(new AllowanceChargeReasonType(reason)));
        put(part.percent(), target::setMultiplierFactorNumeric);
        amounts.put(part.amount(), target::setAmount);
        amounts.put(part.base(), target::setBaseAmount);
        put(part.vat(), vat -> target.addTaxCategory(Taxes.write(vat)));
        return target;
    }
}
