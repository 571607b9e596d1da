package org.tallystick.einvoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.invoicing.InvoiceTax;
import org.tallystick.lib.einvoice.model.VatBreakdown;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.lib.receivables.tax.TaxKey;

class TaxMappingTest {
    /** BT-120 and BT-121; only codes of the list are said to be such. */
    @ParameterizedTest
    @CsvSource({
        "E, Hospital care (DE-1), VATEX-EU-132-1B, Hospital care (DE-1), VATEX-EU-132-1B",
        "E, Resale (CA-1), US-RESALE, Resale (CA-1), ",
        "AE, Taxable person (X), VATEX-EU-AE, Taxable person (X), VATEX-EU-AE",
        "AE, Reverse charge, , Reverse charge, VATEX-EU-AE",
        "Z, , , , "
    })
    void theReasonIsThatOfTheCertificate(String category, String reason, String code, String text, String list) {
        Money zero = Money.zero(CurrencyCode.of("EUR"));
        var tax = new InvoiceTax(new TaxBreakdown(new TaxKey(category, Percent.ZERO), zero, zero), reason, code, null);

        VatBreakdown row = TaxMapping.breakdown(List.of(tax), Words.of("en")).getFirst();

        assertThat(row.exemptionReason()).isEqualTo(text);
        assertThat(row.exemptionReasonCode()).isEqualTo(list);
    }
}
