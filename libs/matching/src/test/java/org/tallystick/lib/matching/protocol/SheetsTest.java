package org.tallystick.lib.matching.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.matching.Policy;

class SheetsTest {
    private static final String CUSTOMERS = """
            customer_number,name,city,country,currency,parent_customer_number,known_ibans
            C1,"Acme Corp, Inc.",,,EUR,,DE01 DE02
            """;

    private static final String ITEMS = """
            invoice_number,document_type,customer_number,issued_on,due_on,currency,open_amount,discount_percent,discount_until,extra
            INV-1001,INVOICE,C1,2026-03-01,2026-03-31,EUR,100.00,2,2026-03-15,x
            CM-1002,CREDIT_MEMO,C1,2026-03-01,2026-03-01,EUR,25.50,,,
            """;

    private static final String LINES = """
            bank_line_id,booked_on,amount,currency,payer_name,payer_iban,remittance_text
            L1,2026-03-10,98.00,EUR,Acme Corp,DE02,INV-1001
            L2,2026-03-10,10.00,EUR,,,
            """;

    @Test
    void filesAreReadWithWhatTheyLack() {
        List<Sheets.ItemRow> items = Sheets.items(ITEMS);

        assertThat(items.getFirst().openMinor()).isEqualTo(10_000);
        assertThat(items.getFirst().item().discount()).isNotNull();
        assertThat(items.getFirst().item().order()).isNull();
        assertThat(items.getLast().openMinor()).isEqualTo(-2_550);
        assertThat(Sheets.customers(CUSTOMERS).getFirst().accounts()).containsExactly("DE01", "DE02");
        assertThat(Sheets.lines(LINES).getLast().payerName()).isNull();
    }

    @Test
    void aMissingColumnIsNamed() {
        assertThatThrownBy(() -> Sheets.lines("bank_line_id,booked_on,currency,remittance_text\nL1,2026-03-10,EUR,x\n"))
                .isInstanceOf(MissingColumn.class)
                .hasMessage("bank_lines.csv has no column amount.");
    }

    @Test
    void aCellThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> Sheets.lines(LINES.replace("2026-03-10,98", "10.3.2026,98")))
                .isInstanceOf(BadRow.class)
                .hasMessage("bank_lines.csv, line 2: booked_on cannot be \"10.3.2026\".");
    }

    @Test
    void proposalsHaveOneRowPerItem() {
        var replay = new Replay(Policy.defaults(), Sheets.customers(CUSTOMERS));
        replay.period(Sheets.items(ITEMS));
        var text = new StringWriter();

        Proposals.write(text, replay.match(Sheets.lines(LINES)));

        assertThat(text.toString()).isEqualTo("""
                        bank_line_id,invoice_number,amount,auto,score,rule,explanation
                        L1,INV-1001,98.00,yes,0.0000,CA-2,INV-1001 named in the text; 98.00 = 98.00 against a payment of \
                        98.00. Early-payment discount 2.00. The payer account is in the master data of C1.
                        """);
        assertThat(replay.book().open("INV-1001")).isZero();
    }

    @Test
    void aLinePaidInAnotherCurrencyClosesWhatIsOwedInThat() {
        String lines = """
                bank_line_id,booked_on,amount,currency,remittance_text,original_amount,original_currency,exchange_rate
                L1,2026-03-20,91.87,EUR,INV-1001,100.00,USD,0.9187
                L2,2026-03-20,91.87,EUR,INV-1001,100.00,USD,
                """;
        var replay = new Replay(Policy.defaults(), Sheets.customers(CUSTOMERS));
        replay.period(Sheets.items(ITEMS.replace("EUR", "USD")));
        var text = new StringWriter();

        Proposals.write(text, replay.match(Sheets.lines(lines)));

        assertThat(Sheets.lines(lines).getLast().original()).isNull();
        assertThat(text.toString().lines().skip(1))
                .containsExactly(
                        "L1,INV-1001,100.00,yes,0.0000,CA-2,INV-1001 named in the text; 100.00 = 100.00 against a"
                                + " payment of 100.00. 100.00 USD at 0.9187 are the 91.87 EUR of the payment. The payer is unknown.");
        assertThat(replay.book().open("INV-1001")).isZero();
    }
}
