package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tallystick.access.Role;
import org.tallystick.cast.BankFile;
import org.tallystick.cast.Trading;
import org.tallystick.receivables.OpenItem;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class StatementPagesTest {
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

    @Test
    void anImportedStatementShowsWhatBecameOfEachLine() {
        OpenItem item = trading.item(trading.invoice(trading.customer("C-1", "Acme Corp"), "100.00", trading.today()));
        byte[] file = BankFile.of("STMT-1", trading.today())
                .credit("119.00", "Acme Corp", "Payment of " + item.number())
                .credit("40.00", "Somebody", "thanks")
                .bytes();

        Document result = clerk.follow(clerk.upload("/bank-statements/import", "day.xml", file));
        Document list = clerk.page("/bank-statements");

        assertThat(result.select(".notice-good").text()).isEqualTo("Everything is booked.");
        assertThat(result.select(".facts").text())
                .contains("Applied automatically 1")
                .contains("Unidentified 1");
        assertThat(Objects.requireNonNull(list.select("tbody").first()).text())
                .contains("Somebody")
                .contains("Unidentified");
        assertThat(list.select("tbody a[href$=/match]")).hasSize(1);

        String address = list.select("a:contains(STMT-1)").attr("href").replaceFirst("/c/[^/]+", "");
        assertThat(clerk.page(address).select("tbody tr")).hasSize(2);
        assertThat(clerk.page(address).select(".facts").text()).contains("Lines sum to 159.00EUR");
    }

    @Test
    void aReturnThatNamesNothingIsBookedOrSetAsideOnItsPage() {
        byte[] file = BankFile.of("STMT-1", trading.today())
                .credit("40.00", "Somebody", "thanks")
                .returned("40.00", "Somebody", "NOTPROVIDED", "AC04")
                .returned("3.00", "Bank", "NOTPROVIDED", "AC04")
                .bytes();
        clerk.upload("/bank-statements/import", "day.xml", file);
        Document list = clerk.page("/bank-statements");
        String first = place(list, 0);
        String second = place(list, 1);

        Document page = clerk.page(first);
        String payment = page.select("input[name=payment]").val();
        Document returned = clerk.follow(clerk.post(first + "/return", "payment", payment, "reason", "AC04"));
        clerk.follow(clerk.post(second + "/set-aside", "reason", "Fee of the bank"));

        assertThat(page.select("input[name=reason]").getFirst().val()).isEqualTo("AC04");
        assertThat(returned.select("main").text()).contains("Returned");
        assertThat(clerk.page(second).select("main").text()).contains("Not receivable");
        assertThat(clerk.page("/bank-statements").select("a[href*=/bank-lines/]"))
                .isEmpty();
    }

    @Test
    void whatABankAnnouncesIsListedAndBooksNothing() {
        String report = new String(
                        BankFile.of("STMT-1", trading.today())
                                .credit("40.00", "Somebody", "soon")
                                .bytes(),
                        StandardCharsets.UTF_8)
                .replace("camt.053", "camt.052")
                .replace("BkToCstmrStmt", "BkToCstmrAcctRpt")
                .replace("Stmt>", "Rpt>");

        Document result = clerk.follow(
                clerk.upload("/bank-statements/import", "day.xml", report.getBytes(StandardCharsets.UTF_8)));
        Document list = clerk.page("/bank-statements/announced?which=awaited");

        assertThat(result.select("main").text()).contains("The statement of the day books it");
        assertThat(list.select("tbody tr"))
                .singleElement()
                .satisfies(row -> assertThat(row.text()).contains("Somebody", "camt.052", "Awaited", "40.00"));
        assertThat(clerk.get("/bank-statements/announced?format=csv"))
                .bodyText()
                .contains("Somebody");
    }

    @Test
    void aLongFileIsImportedByAJobAndItsResultStays() {
        BankFile statement = BankFile.of("STMT-1", trading.today());
        for (int i = 0; i < 1_001; i++) {
            statement.credit("1.00", "Somebody", "thanks");
        }

        String address = Objects.requireNonNull(clerk.upload("/bank-statements/import", "long.xml", statement.bytes())
                        .getResponse()
                        .getRedirectedUrl())
                .replaceFirst("/c/[^/]+", "");
        assertThat(clerk.page(address).select("main").text()).contains("long.xml");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !clerk.page(address).select(".facts").isEmpty());

        assertThat(clerk.page(address).select(".facts").text()).contains("New 1,001");
        assertThat(clerk.page("/bank-statements/import-runs").select("tbody tr"))
                .singleElement()
                .satisfies(row -> assertThat(row.text()).contains("long.xml", "1,001", "Done"));
        assertThat(new Desk(http, trading.company().code(), trading.member(Role.AUDITOR)).get(address))
                .hasStatusOk();
        assertThat(clerk.get("/bank-statements/import-runs/" + UUID.randomUUID()))
                .hasStatus(404);
    }

    private static String place(Document list, int index) {
        return list.select("a[href*=/bank-lines/]").get(index).attr("href").replaceFirst("/c/[^/]+", "");
    }

    @Test
    void theSameFileIsRefused() {
        byte[] file = BankFile.of("STMT-1", trading.today())
                .credit("40.00", "Somebody", "thanks")
                .bytes();
        clerk.upload("/bank-statements/import", "day.xml", file);

        assertThat(clerk.upload("/bank-statements/import", "again.xml", file))
                .hasStatus(409)
                .bodyText()
                .contains("nothing was booked again");
        assertThat(clerk.upload("/bank-statements/import", "note.txt", new byte[] {104, 105}))
                .hasStatus(422);
    }

    @Test
    void aStatementWhoseTotalsDisagreeIsHeldUntilReleased() {
        byte[] file = BankFile.of("STMT-1", trading.today())
                .credit("40.00", "Somebody", "thanks")
                .wrongBy("0.01")
                .bytes();

        Document result = clerk.follow(clerk.upload("/bank-statements/import", "day.xml", file));
        assertThat(result.select(".notice-bad").text()).contains("1 of 1 statements are held");
        assertThat(result.select("tbody td").text()).isNotEmpty();

        String address = clerk.page("/bank-statements")
                .select("a:contains(STMT-1)")
                .attr("href")
                .replaceFirst("/c/[^/]+", "");
        assertThat(clerk.post(address + "/release", "reason", " ")).hasStatus(422);
        Document released = clerk.follow(clerk.post(address + "/release", "reason", "The bank confirmed it"));

        assertThat(released.select("tbody tr")).hasSize(1);
        assertThat(released.select("main").text()).contains("The bank confirmed it");
    }

    @Test
    void onlyWhoMayImportSeesTheForm() {
        Desk auditor = new Desk(http, trading.company().code(), trading.member(Role.AUDITOR));

        assertThat(auditor.page("/bank-statements").select("main a[href$=/import]"))
                .isEmpty();
        assertThat(auditor.get("/bank-statements/import")).hasStatus(403);
        assertThat(auditor.upload("/bank-statements/import", "day.xml", new byte[] {1}))
                .hasStatus(403);
        assertThat(clerk.get("/bank-statements/" + UUID.randomUUID())).hasStatus(404);
    }
}
