package org.tallystick.lib.einvoice.checks;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.AllowanceCharge;
import org.tallystick.lib.einvoice.model.Attribute;
import org.tallystick.lib.einvoice.model.Classification;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Item;
import org.tallystick.lib.einvoice.model.Line;
import org.tallystick.lib.einvoice.model.Price;

/** What every line must say, and the allowances and charges of lines and of the document. */
final class LineChecks {
    private LineChecks() {}

    static void check(EInvoice invoice, Sheet sheet) {
        for (int i = 0; i < invoice.lines().size(); i++) {
            check(invoice.lines().get(i), "lines[" + i + "]", sheet);
        }
        for (int i = 0; i < invoice.allowancesAndCharges().size(); i++) {
            AllowanceCharge part = invoice.allowancesAndCharges().get(i);
            ofDocument(part, "allowancesAndCharges[" + i + "]", sheet);
        }
    }

    private static void check(Line line, String field, Sheet sheet) {
        sheet.present(line.id(), "BR-21", field + ".id");
        sheet.present(line.quantity(), "BR-22", field + ".quantity");
        sheet.present(line.unit(), "BR-23", field + ".unit");
        sheet.present(line.net(), "BR-24", field + ".net");
        sheet.decimals(line.net(), "BR-DEC-23", field + ".net");
        sheet.code(line.unit(), CodeList.UNITS, "BR-CL-23", field + ".unit");
        sheet.must(line.vat() != null && line.vat().category() != null, "BR-CO-04", field + ".vat.category");
        if (line.vat() != null) {
            sheet.code(line.vat().category(), CodeList.VAT_CATEGORIES, "BR-CL-18", field + ".vat.category");
        }
        if (line.invoicedObject() != null) {
            String scheme = line.invoicedObject().scheme();
            sheet.code(scheme, CodeList.OBJECT_SCHEMES, "BR-CL-07", field + ".invoicedObject.scheme");
        }
        HeaderChecks.period(line.period(), field + ".period", "BR-30", sheet);
        price(line.price(), field + ".price", sheet);
        item(line.item(), field + ".item", sheet);
        for (int i = 0; i < line.allowancesAndCharges().size(); i++) {
            ofLine(line.allowancesAndCharges().get(i), "%s.allowancesAndCharges[%d]".formatted(field, i), sheet);
        }
    }

    private static void price(Price price, String field, Sheet sheet) {
        sheet.present(price.net(), "BR-26", field + ".net");
        sheet.must(notNegative(price.net()), "BR-27", field + ".net");
        sheet.must(notNegative(price.gross()), "BR-28", field + ".gross");
        sheet.code(price.baseUnit(), CodeList.UNITS, "BR-CL-23", field + ".baseUnit");
    }

    private static boolean notNegative(@Nullable BigDecimal amount) {
        return amount == null || amount.signum() >= 0;
    }

    private static void item(Item item, String field, Sheet sheet) {
        sheet.present(item.name(), "BR-25", field + ".name");
        sheet.code(item.originCountry(), CodeList.COUNTRIES, "BR-CL-15", field + ".originCountry");
        if (item.standardId() != null) {
            sheet.present(item.standardId().scheme(), "BR-64", field + ".standardId.scheme");
            String scheme = item.standardId().scheme();
            sheet.code(scheme, CodeList.IDENTIFIER_SCHEMES, "BR-CL-21", field + ".standardId.scheme");
        }
        int index = 0;
        for (Classification classification : item.classifications()) {
            String place = "%s.classifications[%d].list".formatted(field, index++);
            sheet.present(classification.list(), "BR-65", place);
            sheet.code(classification.list(), CodeList.CLASSIFICATION_LISTS, "BR-CL-13", place);
        }
        index = 0;
        for (Attribute attribute : item.attributes()) {
            sheet.must(
                    attribute.name() != null && attribute.value() != null,
                    "BR-54",
                    "%s.attributes[%d]".formatted(field, index++));
        }
    }

    private static void ofLine(AllowanceCharge part, String field, Sheet sheet) {
        boolean charge = part.charge();
        sheet.present(part.amount(), charge ? "BR-43" : "BR-41", field + ".amount");
        reason(part, charge ? "BR-44" : "BR-42", charge ? "BR-CO-24" : "BR-CO-23", field, sheet);
        sheet.decimals(part.amount(), charge ? "BR-DEC-27" : "BR-DEC-24", field + ".amount");
        sheet.decimals(part.base(), charge ? "BR-DEC-28" : "BR-DEC-25", field + ".base");
    }

    private static void ofDocument(AllowanceCharge part, String field, Sheet sheet) {
        boolean charge = part.charge();
        sheet.present(part.amount(), charge ? "BR-36" : "BR-31", field + ".amount");
        String category = part.vat() == null ? null : part.vat().category();
        sheet.present(category, charge ? "BR-37" : "BR-32", field + ".vat.category");
        sheet.code(category, CodeList.VAT_CATEGORIES, "BR-CL-17", field + ".vat.category");
        reason(part, charge ? "BR-38" : "BR-33", charge ? "BR-CO-22" : "BR-CO-21", field, sheet);
        sheet.decimals(part.amount(), charge ? "BR-DEC-05" : "BR-DEC-01", field + ".amount");
        sheet.decimals(part.base(), charge ? "BR-DEC-06" : "BR-DEC-02", field + ".base");
    }

    /** Two rules ask for the same; both are named, as the official ones do. */
    private static void reason(AllowanceCharge part, String rule, String sameRule, String field, Sheet sheet) {
        boolean given = part.reason() != null || part.reasonCode() != null;
        sheet.must(given, rule, field + ".reason");
        sheet.must(given, sameRule, field + ".reason");
        sheet.code(
                part.reasonCode(),
                part.charge() ? CodeList.CHARGE_REASONS : CodeList.ALLOWANCE_REASONS,
                part.charge() ? "BR-CL-20" : "BR-CL-19",
                field + ".reasonCode");
    }
}
