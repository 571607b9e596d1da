package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.testing.IntegrationTest;

/** A bank that gives its statement as a table: its columns are chosen once. */
@IntegrationTest
class TableStatementPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Desk clerk;

    @BeforeEach
    void setUp() {
        trading = Trading.open(beans);
        clerk = new Desk(http, trading.company().code(), trading.member(Role.CASH_CLERK));
    }

    private byte[] table(int first, String amount) {
        String day = DateTimeFormatter.ofPattern("dd.MM.yyyy").format(trading.today());
        return """
                Konto;4711;;
                Tag;Zweck;Wer;Betrag
                %1$s;Rechnung %2$d;Ada Lovelace;%3$s
                %1$s;Gebühr;;-7,50
                """.formatted(day, first, amount).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void columnsAreChosenOnceAndRememberedForTheNextFile() {
        MvcTestResult asked = clerk.upload("/bank-statements/import", "first.csv", named(table(1, "1.040,00")));
        Document page = clerk.follow(asked);

        assertThat(page.select("main").text()).contains("1,040.00", "Ada Lovelace");
        assertThat(page.select("select[name=column.booked-on] option[selected]").val())
                .isEqualTo("Buchungstag");

        Document imported = clerk.follow(clerk.post(address(page), fields(page)));

        assertThat(imported.select("main").text()).contains("Everything is booked", "1,040.00");

        Document next = clerk.follow(clerk.upload("/bank-statements/import", "second.csv", named(table(2, "20,00"))));

        assertThat(next.select("main").text()).contains("Everything is booked", "20.00");
    }

    @Test
    void namesNobodyKnowsAreChosenByHandAndLookedAtBefore() {
        String half = new String(table(1, "40,00"), StandardCharsets.UTF_8)
                .replace("Tag;Zweck;Wer;Betrag", "Datum;Zweck;Wer;Soll und Haben;Betrag in Euro")
                .replace("Ada Lovelace;", "Ada Lovelace;H;")
                .replace("Gebühr;;", "Gebühr;;S;");
        byte[] file = half.replace("-7,50", "7,50")
                .replace("Betrag in Euro", "Betrag")
                .getBytes(StandardCharsets.UTF_8);
        Document page = clerk.follow(clerk.upload("/bank-statements/import", "odd.csv", file));
        String address = address(page);

        Document again = clerk.page(address
                + "?column.booked-on=Datum&column.amount=Betrag&column.mark=Soll und Haben&column.header-row=2"
                + "&column.date-pattern=dd.MM.yyyy&column.decimal-sign=comma&column.name=Wer");

        assertThat(again.select("main").text()).contains("\u22127.50", "40.00", "Ada Lovelace");
        assertThat(clerk.get(address + "?column.booked-on=Datum&column.header-row=nine"))
                .hasStatus(422);
        String account = page.select("select[name=account] option[selected]").val();
        assertThat(clerk.post(address, "account", account, "column.booked-on", "Datum"))
                .hasStatus(422);
    }

    @Test
    void othersDoNotSeeTheFile() {
        Document page = clerk.follow(clerk.upload("/bank-statements/import", "first.csv", named(table(1, "40,00"))));
        Trading elsewhere = Trading.open(beans);
        Desk stranger = new Desk(http, elsewhere.company().code(), elsewhere.member(Role.CASH_CLERK));
        Desk auditor = new Desk(http, trading.company().code(), trading.member(Role.AUDITOR));
        String address = address(page);

        assertThat(stranger.get(address)).hasStatus(404);
        assertThat(auditor.get(address)).hasStatus(403);
    }

    private static byte[] named(byte[] table) {
        return new String(table, StandardCharsets.UTF_8)
                .replace("Tag;Zweck;Wer;Betrag", "Buchungstag;Verwendungszweck;Name;Betrag")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String address(Document page) {
        return page.select("form[action*=/bank-statements/columns/]")
                .attr("action")
                .replaceFirst("/c/[^/]+", "");
    }

    private static String[] fields(Document page) {
        Element form = Objects.requireNonNull(
                page.select("form[action*=/bank-statements/columns/]").first());
        List<String> fields = new ArrayList<>();
        for (Element input : form.select("input[name], select[name]")) {
            String value = input.tagName().equals("select")
                    ? input.select("option[selected]").val()
                    : input.val();
            if (!input.attr("name").startsWith("_")) {
                fields.add(input.attr("name"));
                fields.add(value);
            }
        }
        return fields.toArray(String[]::new);
    }
}
