package org.tallystick.lib.einvoice.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.einvoice.checks.Checks;
import org.tallystick.lib.einvoice.checks.Fault;

/** The builder rounds as EN 16931 does: line nets to cents, tax per category on their sum. */
class SumsTest {
    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static Line line(String id, String quantity, String price, String rate, AllowanceCharge... parts) {
        LineBuilder builder = Line.of(
                id,
                Item.named("Item"),
                number(quantity),
                "C62",
                Price.of(number(price)),
                new VatCode("S", number(rate)));
        for (AllowanceCharge part : parts) {
            builder.add(part);
        }
        return builder.build();
    }

    private static EInvoiceBuilder invoice(String currency, Line... lines) {
        EInvoiceBuilder builder = EInvoice.builder("1", LocalDate.of(2026, 3, 2), currency);
        List.of(lines).forEach(builder::add);
        return builder;
    }

    @Test
    void aLineIsRoundedBeforeItsTax() {
        AllowanceCharge discount = AllowanceCharge.allowance(number("222.944"), null, "4 percent");

        EInvoice invoice =
                invoice("EUR", line("1", "16", "348.35", "22", discount)).build();

        assertThat(invoice.totals().net()).isEqualByComparingTo("5350.66");
        assertThat(invoice.totals().gross()).isEqualByComparingTo("6527.81");
    }

    @Test
    void tenLinesOfOneCostWhatOneLineOfTenCosts() {
        Line[] lines = new Line[10];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = line(String.valueOf(i), "1", "3.60", "5.5");
        }

        assertThat(invoice("EUR", line("1", "10", "3.60", "5.5"))
                        .build()
                        .totals()
                        .gross())
                .isEqualByComparingTo("37.98");
        assertThat(invoice("EUR", lines).build().totals().gross()).isEqualByComparingTo("37.98");
    }

    @Test
    void taxRoundedPerLineIsPassedAsPosted() {
        Line[] lines = new Line[10];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = line(String.valueOf(i), "1", "3.60", "5.5");
        }
        VatBreakdown posted =
                new VatBreakdown(number("36.00"), number("2.00"), new VatCode("S", number("5.5")), null, null);

        EInvoice invoice = invoice("EUR", lines).vat(List.of(posted)).build();

        assertThat(invoice.totals().gross()).isEqualByComparingTo("38.00");
        assertThat(Checks.totals(invoice)).isEmpty();
    }

    @Test
    void yenHaveNoCents() {
        EInvoice invoice = invoice("JPY", line("1", "1", "999", "10")).build();

        assertThat(invoice.totals().tax()).isEqualByComparingTo("100");
        assertThat(invoice.totals().payable()).isEqualByComparingTo("1099");
    }

    @Test
    void aThirdDecimalIsAFault() {
        EInvoice invoice = invoice("KWD", line("1", "1", "1", "5"))
                .totals(new Totals(
                        number("1.234"),
                        null,
                        null,
                        number("1"),
                        number("0.05"),
                        null,
                        number("1.05"),
                        null,
                        null,
                        number("1.05")))
                .build();

        assertThat(Checks.of(invoice)).extracting(Fault::rule).contains("BR-DEC-09", "BR-CO-10");
    }

    @Test
    void differencesNameTheField() {
        EInvoice one = invoice("EUR", line("1", "1", "2.00", "20")).build();
        EInvoice other = invoice("EUR", line("1", "1", "2.50", "20")).build();

        assertThat(Differences.between(one, one)).isEmpty();
        assertThat(Differences.between(one, other)).contains("lines[0].price.net", "totals.payable");
    }
}
