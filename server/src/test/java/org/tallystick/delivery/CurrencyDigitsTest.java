package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.cast.Trading;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.CustomerId;
import org.tallystick.einvoices.ElectronicDocuments;
import org.tallystick.invoicing.CreditDesk;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.RunId;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.lib.einvoice.rules.CheckOutcome;
import org.tallystick.lib.einvoice.rules.RuleKind;
import org.tallystick.lib.einvoice.rules.Rules;
import org.tallystick.lib.einvoice.rules.Syntax;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;
import org.tallystick.testing.IntegrationTest;

/** Currencies without and with three digits after the point, from the draft to page, file, ledger and credit memo. */
@IntegrationTest
class CurrencyDigitsTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId acme;
    private LocalDate today;

    @BeforeEach
    void aCompanyInEuros() {
        trading = Trading.withLetterhead(beans);
        acme = trading.customer("C-1", "Acme Corp");
        today = trading.today();
    }

    @ParameterizedTest
    @CsvSource({
        "JPY, 0.0060, 1234.5, 3, 3704, 704, 4408, '4,408', 26.45",
        "BHD, 2.4500, 1.2345, 3, 3.704, 0.704, 4.408, '4.408', 10.80"
    })
    void anInvoiceHasTheDigitsOfItsCurrency(
            String code,
            BigDecimal rate,
            BigDecimal price,
            BigDecimal quantity,
            String net,
            String tax,
            String gross,
            String printed,
            String inEuros)
            throws IOException {
        CurrencyCode currency = CurrencyCode.of(code);
        InvoiceId invoice = posted(currency, rate, price, quantity, Money.of(gross, currency));

        String page = String.join(
                "\n",
                PdfReading.pages(trading.call(
                        () -> bean(Artefacts.class).preview(trading.company().id(), invoice))));
        assertThat(page).contains(printed + " " + code);

        assertThat(postings(invoice.value()))
                .containsExactly(
                        Map.entry("RECEIVABLES", Money.of(gross, currency) + " = " + inEuros),
                        Map.entry("REVENUE", Money.of(net, currency).negated().toString()),
                        Map.entry("TAX", Money.of(tax, currency).negated().toString()));

        trading.call(() -> bean(CreditDesk.class)
                .credit(
                        trading.caller(),
                        invoice,
                        new Money(1, currency),
                        today,
                        CreditReason.PRICE,
                        "the smallest part"));
        trading.call(() ->
                bean(CreditDesk.class).creditRest(trading.caller(), invoice, today, CreditReason.PRICE, "all of it"));
        assertThat(trading.item(invoice).open().isZero()).isTrue();
        assertThat(bean(BooksCheck.class).run(trading.caller()).broken()).isEmpty();
    }

    /** Amounts of EN 16931 have two digits at most: fewer are fine. */
    @Test
    void anElectronicInvoiceInYenFollowsTheRules() {
        CurrencyCode yen = CurrencyCode.of("JPY");
        InvoiceId invoice = posted(
                yen, new BigDecimal("0.006"), new BigDecimal("1234.5"), BigDecimal.valueOf(3), Money.of("4408", yen));

        byte[] xml = trading.call(() -> bean(ElectronicDocuments.class)
                .invoice(trading.company().id(), invoice, Syntax.UBL)
                .xml());

        assertThat(new String(xml, StandardCharsets.UTF_8)).contains("currencyID=\"JPY\">4408<");
        assertThat(Rules.check(xml, RuleKind.EN16931, today))
                .isInstanceOfSatisfying(
                        CheckOutcome.Checked.class,
                        checked -> assertThat(checked.valid()).isTrue());
    }

    private InvoiceId posted(
            CurrencyCode currency, BigDecimal rate, BigDecimal price, BigDecimal quantity, Money gross) {
        trading.call(() -> {
            bean(ExchangeRates.class).add(trading.caller(), currency, today, rate, "test");
            return true;
        });
        var input = new ChargeInput(
                acme,
                "test",
                Ids.next().toString(),
                "Consulting",
                quantity,
                "h",
                price,
                currency,
                "STANDARD",
                null,
                null,
                today,
                today,
                today);
        trading.call(
                () -> bean(ChargeDesk.class).record(trading.caller(), input).id());
        RunId run = trading.collect(today, today, acme);
        assertThat(trading.drafts(run).getFirst().gross()).isEqualTo(gross);
        trading.post(run);
        Draft draft = trading.drafts(run).getFirst();
        return Objects.requireNonNull(draft.invoice(), () -> draft.parkedCode() + " " + draft.parkedReason());
    }

    /** What was posted to which account of the invoice's entry; the receivable with its value in euros. */
    private Map<String, String> postings(UUID invoice) {
        Map<String, String> rows = new TreeMap<>();
        trading.call(() -> bean(JdbcClient.class)
                        .sql("""
                        select a.role, p.currency, p.amount_minor, p.base_minor
                        from ledger.posting p
                        join ledger.entry e on e.company_id = p.company_id and e.entry_id = p.entry_id
                        join ledger.account a on a.company_id = p.company_id and a.number = p.account
                        where p.company_id = :company
                          and e.source_id = :invoice
                          and e.source_type = 'INVOICE'
                        """)
                        .param("company", trading.company().id().value())
                        .param("invoice", invoice)
                        .query((row, number) -> Map.entry(
                                Sql.text(row, "role"),
                                Sql.money(row, "amount_minor")
                                        + (row.getLong("base_minor") > 0
                                                ? " = " + BigDecimal.valueOf(row.getLong("base_minor"), 2)
                                                : "")))
                        .list())
                .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
        return rows;
    }

    private <T> T bean(Class<T> type) {
        return trading.bean(type);
    }
}
