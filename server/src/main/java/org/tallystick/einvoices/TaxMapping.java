package org.tallystick.einvoices;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.invoicing.InvoiceTax;
import org.tallystick.lib.einvoice.model.VatBreakdown;
import org.tallystick.lib.einvoice.model.VatCode;
import org.tallystick.lib.receivables.tax.TaxKey;

/** Categories of tax, and why none is charged (BG-23). */
final class TaxMapping {
    static final String OUTSIDE = "O";
    static final String WITHIN_UNION = "K";

    private static final List<String> WITHOUT_REASON = List.of("S", "Z");
    private static final Map<String, String> CODES =
            Map.of("AE", "VATEX-EU-AE", "K", "VATEX-EU-IC", "G", "VATEX-EU-G", OUTSIDE, "VATEX-EU-O");

    private TaxMapping() {}

    static VatCode code(TaxKey key) {
        return new VatCode(
                key.category(),
                key.category().equals(OUTSIDE) ? null : plain(key.rate().value()));
    }

    static List<VatBreakdown> breakdown(List<InvoiceTax> taxes, Words words) {
        return taxes.stream().map(tax -> row(tax, words)).toList();
    }

    private static VatBreakdown row(InvoiceTax tax, Words words) {
        TaxKey key = tax.breakdown().key();
        return new VatBreakdown(
                tax.breakdown().base().toDecimal(),
                tax.breakdown().tax().toDecimal(),
                code(key),
                reason(key.category(), tax.exemptionReason(), words),
                reasonCode(key.category(), tax.exemptionCode()));
    }

    /** The code on record where it is one of the list (BT-121), else the usual one of the category. */
    private static @Nullable String reasonCode(String category, @Nullable String onRecord) {
        return onRecord != null && onRecord.startsWith("VATEX-") ? onRecord : CODES.get(category);
    }

    /** The reason on record, else the usual one of the category. */
    private static @Nullable String reason(String category, @Nullable String onRecord, Words words) {
        if (WITHOUT_REASON.contains(category)) {
            return null;
        }
        return onRecord == null || onRecord.isBlank() ? words.get("exemption." + category) : onRecord.strip();
    }

    static boolean has(List<InvoiceTax> taxes, String category) {
        return taxes.stream().anyMatch(tax -> tax.breakdown().key().category().equals(category));
    }

    /** Without needless digits, and never as a power of ten. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
