package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.Invitations;
import org.tallystick.access.Member;
import org.tallystick.access.People;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.invoicing.InvoicingPolicies;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class SettingsPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    private Trading trading;
    private Person ada;
    private Desk desk;

    @BeforeEach
    void setUp() {
        trading = Trading.open(beans);
        ada = trading.member(Role.ADMINISTRATOR);
        desk = new Desk(http, trading.company().code(), ada);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/logo",
                "/people",
                "/api-keys",
                "/tax-codes",
                "/bank-accounts",
                "/invoicing",
                "/matching",
                "/approvals",
                "/return-fees",
                "/late-fees",
                "/credit"
            })
    void settingsAreForAdministratorsOfThisCompany(String page) {
        Desk controller = new Desk(http, trading.company().code(), trading.member(Role.CONTROLLER));
        Desk stranger =
                new Desk(http, trading.company().code(), Trading.open(beans).member(Role.ADMINISTRATOR));

        assertThat(controller.get("/settings" + page)).hasStatus(403);
        assertThat(stranger.get("/settings" + page)).hasStatus(404);
        assertThat(controller.page("").select("nav.areas a[href$=/settings]")).isEmpty();
        assertThat(desk.page("").select("nav.areas a[href$=/settings]")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/settings?name=Other&country=DE",
                "/settings/logo/remove",
                "/settings/people/invitations?email=a@b.example&role=AUDITOR",
                "/settings/api-keys?name=Robot&role=AUDITOR",
                "/settings/tax-codes?taxCode=NEW&label=New&category=S&rate=7",
                "/settings/bank-accounts?name=Savings&accountNumber=1&currency=EUR&ledgerAccount=1000&reason=second",
                "/settings/promises?graceDays=1&toleranceDays=5",
                "/settings/invoicing?rounding=LINE&mode=HALF_UP&invoicePrefix=I&creditPrefix=C&debitPrefix=D",
                "/settings/matching?version=0&graceDays=2&windowDays=30",
                "/settings/approvals?deed=REFUND&approver=CONTROLLER&atLeast=100.00",
                "/settings/approvals/calendar?opens=09:00&closes=17:00&day=MONDAY",
                "/settings/return-fees?currency=EUR&amount=5.00",
                "/settings/late-fees?name=Fee&kind=FLAT&basis=STATUTORY&debtors=ALL&currency=EUR&amount=5.00&dayCount=ACT_365",
                "/settings/credit?watch=80&atQuote=WARN&atOrder=BLOCK&atShipment=BLOCK&atInvoice=WARN",
                "/settings/late-fees/usual?set=GB",
                "/settings/late-fees/automatic?automatic=true",
                "/settings/late-fees/rates?reference=ECB&from=2026-07-01&through=2026-12-31&percent=2.40&source=Official+Journal"
            })
    void nobodyElseChangesThem(String command) {
        Desk controller = new Desk(http, trading.company().code(), trading.member(Role.CONTROLLER));

        assertThat(controller.post(command)).hasStatus(403);
        assertThat(desk.post(command)).hasStatus(303);
    }

    @Test
    void companyDataAreChangedAndTheChangeIsOnRecord() {
        Document saved = desk.follow(desk.post(
                "/settings", "name", "Acme GmbH", "country", "DE", "city", "Leipzig", "email", "bills@acme.example"));

        assertThat(saved.select("#name").val()).isEqualTo("Acme GmbH");
        assertThat(saved.select("#email").val()).isEqualTo("bills@acme.example");
        Company company = trading.bean(Companies.class).get(trading.company().id());
        assertThat(company.letterhead().city()).isEqualTo("Leipzig");
        assertThat(company.code()).isEqualTo(trading.company().code());
        assertThat(commands()).containsOnlyOnce("company.change");
    }

    @Test
    void companyDataThatCannotBeAreRefused() {
        assertThat(desk.post("/settings", "name", " ", "country", "DE")).hasStatus(422);
        assertThat(desk.post("/settings", "name", "Acme", "country", "XX")).hasStatus(422);
        assertThat(desk.post("/settings", "name", "Acme", "country", "DE", "email", "bills at acme"))
                .hasStatus(422);

        assertThat(commands()).doesNotContain("company.change");
    }

    @Test
    void whoAdministersTwoCompaniesPutsThemTogether() {
        Trading sister = Trading.open(beans);
        String code = sister.company().code();
        Trading stranger = Trading.open(beans);

        assertThat(desk.page("/settings").text()).doesNotContain("Group of companies");
        assertThat(desk.post("/settings/group", "company", code)).hasStatus(404);

        sister.call(() -> {
            sister.bean(People.class).grant(sister.company().id(), ada.id(), Role.ADMINISTRATOR);
            return ada;
        });
        assertThat(desk.page("/settings").select("select#company option").eachAttr("value"))
                .contains(code)
                .doesNotContain(stranger.company().code());

        Document together = desk.follow(desk.post("/settings/group", "company", code));

        assertThat(together.text()).contains("Leave the group");
        assertThat(new Desk(http, code, ada).page("/settings").text()).contains("Leave the group");

        desk.post("/settings/group/leave");

        assertThat(desk.page("/settings").text()).doesNotContain("Leave the group");
        assertThat(commands()).contains("company.group-join", "company.group-leave");
    }

    @Test
    void aLogoIsTakenShownAndRemoved() throws IOException {
        assertThat(desk.get("/settings/logo")).hasStatus(404);
        assertThat(desk.upload("/settings/logo", "logo.png", new byte[] {1, 2, 3}))
                .hasStatus(422);

        Document uploaded = desk.follow(desk.upload("/settings/logo", "logo.png", picture()));

        assertThat(uploaded.select("img[src$=/settings/logo]")).hasSize(1);
        assertThat(desk.get("/settings/logo")).hasStatusOk().hasContentType("image/png");

        Document removed = desk.follow(desk.post("/settings/logo/remove"));

        assertThat(removed.select("img[src$=/settings/logo]")).isEmpty();
        assertThat(commands()).contains("logo.set", "logo.remove");
    }

    @Test
    void anInvitationShowsItsLinkOnce() {
        MvcTestResult answer = desk.post(
                "/settings/people/invitations", "email", "Grace@acme.example", "role", "BILLING_CLERK", "_key", key());

        String link = desk.follow(answer).select("#secret").val();
        assertThat(link).startsWith("http://localhost/welcome/");
        assertThat(desk.follow(answer).select("#secret")).isEmpty();
        var invitation = trading.bean(Invitations.class)
                .find(link.substring(link.lastIndexOf('/') + 1))
                .orElseThrow();
        assertThat(invitation.email()).isEqualTo("grace@acme.example");
        assertThat(invitation.role()).isEqualTo(Role.BILLING_CLERK);
        assertThat(commands()).containsOnlyOnce("person.invite");
    }

    @Test
    void anInvitationThatLeadsNowhereIsRefused() {
        assertThat(desk.post("/settings/people/invitations", "email", "grace", "role", "AUDITOR"))
                .hasStatus(422);
        assertThat(desk.post("/settings/people/invitations", "email", ada.email(), "role", "ADMINISTRATOR"))
                .hasStatus(409);
    }

    @Test
    void rolesAreGivenAndTakenAway() {
        Person bob = trading.member(Role.AUDITOR);
        String roles = "/settings/people/" + bob.id() + "/roles";

        desk.follow(desk.post(roles, "role", "COLLECTOR"));
        assertThat(rolesOf(bob)).containsExactlyInAnyOrder(Role.AUDITOR, Role.COLLECTOR);
        desk.follow(desk.post(roles + "/AUDITOR/revoke"));

        assertThat(rolesOf(bob)).containsExactly(Role.COLLECTOR);
        assertThat(commands()).contains("role.grant", "role.revoke");
    }

    @Test
    void theLastAdministratorStaysAndStrangersAreNotFound() {
        String mine = "/settings/people/" + ada.id() + "/roles";
        Person stranger = Trading.open(beans).member(Role.AUDITOR);

        assertThat(desk.post(mine + "/ADMINISTRATOR/revoke")).hasStatus(409);
        assertThat(desk.post(mine, "role", "ADMINISTRATOR")).hasStatus(409);
        assertThat(desk.post("/settings/people/" + stranger.id() + "/roles", "role", "AUDITOR"))
                .hasStatus(404);

        assertThat(rolesOf(ada)).containsExactly(Role.ADMINISTRATOR);
        assertThat(commands()).doesNotContain("role.grant", "role.revoke");
    }

    @Test
    void aKeyIsShownOnceAndWorksUntilRevoked() {
        MvcTestResult answer =
                desk.post("/settings/api-keys", "name", "Time tracking", "role", "BILLING_CLERK", "_key", key());

        String key = desk.follow(answer).select("#secret").val();
        assertThat(key).startsWith("tally_");
        assertThat(desk.follow(answer).select("#secret")).isEmpty();
        Document list = desk.page("/settings/api-keys");
        assertThat(list.text()).contains("Time tracking").doesNotContain(key);

        String revoke = list.select("form[action$=/revoke]").attr("action").replaceFirst("/c/[^/]+", "");
        assertThat(desk.follow(desk.post(revoke)).select("tbody").text()).contains("Revoked");

        assertThat(desk.post(revoke)).hasStatus(404);
        assertThat(commands()).containsOnlyOnce("api-key.create").containsOnlyOnce("api-key.revoke");
    }

    @Test
    void keysWithoutANameAndOfOtherCompaniesAreRefused() {
        assertThat(desk.post("/settings/api-keys", "name", " ", "role", "AUDITOR"))
                .hasStatus(422);
        assertThat(desk.post("/settings/api-keys/" + UUID.randomUUID() + "/revoke"))
                .hasStatus(404);
    }

    @Test
    void aNewRateEndsTheOneBeforeIt() {
        String day = trading.today().toString();
        desk.follow(desk.post(
                "/settings/tax-codes",
                "taxCode",
                "STANDARD",
                "label",
                "New standard",
                "validFrom",
                day,
                "category",
                "S",
                "rate",
                "21.5 %"));

        Document page = desk.page("/settings/tax-codes");

        assertThat(page.select("tr:contains(New standard)").text()).contains("21.5%", "Today");
        assertThat(page.select("tr:contains(19%)").text()).contains("Past");
    }

    @Test
    void ratesThatCannotBeAreRefused() {
        String[] negative = {"taxCode", "A", "label", "A", "category", "S", "rate", "-1"};
        String[] reason = {"taxCode", "B", "label", "B", "category", "E"};
        String[] huge = {"taxCode", "C", "label", "C", "category", "S", "rate", "101"};
        String[] fine = {"taxCode", "D", "label", "D", "category", "S", "rate", "1.23456"};

        for (String[] rate : List.of(negative, reason, huge, fine)) {
            assertThat(desk.post("/settings/tax-codes", rate)).hasStatus(422);
        }
    }

    @Test
    void oneAccountOfACurrencyIsPreferred() {
        String asked = address(desk.post(
                "/settings/bank-accounts",
                "name",
                "Second",
                "iban",
                "gb29 nwbk 6016 1331 9268 19",
                "currency",
                "EUR",
                "ledgerAccount",
                "1000",
                "preferred",
                "true",
                "reason",
                "cheaper"));
        Document waiting = desk.page("/settings/bank-accounts");
        Desk approver = new Desk(http, trading.company().code(), trading.member(Role.APPROVER));
        assertThat(waiting.select("tr:contains(Second)")).isEmpty();
        assertThat(waiting.select(".notice").text()).contains("“Second” waits for a second person");
        assertThat(approver.page(asked).select("#details").text()).contains("Main account", "Second");
        approver.post(asked + "/approve");
        Document added = desk.page("/settings/bank-accounts");

        assertThat(added.select("tr:contains(Second)").text()).contains("GB29 NWBK 6016 1331 9268 19", "Preferred");
        assertThat(added.select("tbody .badge")).hasSize(1);

        String prefer = added.select("tr:contains(Main account) form").attr("action");
        approver.post(address(desk.post(prefer.replaceFirst("/c/[^/]+", ""), "reason", "no, back")) + "/approve");
        Document preferred = desk.page("/settings/bank-accounts");

        assertThat(preferred.select("tr:contains(Main account)").text()).contains("Preferred");
        assertThat(preferred.select("tbody .badge")).hasSize(1);
    }

    private static String address(MvcTestResult answer) {
        return Objects.requireNonNull(answer.getResponse().getHeader("Location"))
                .replaceFirst("/c/[^/]+", "");
    }

    @Test
    void accountsThatCannotBeAreRefused() {
        assertThat(desk.post(
                        "/settings/bank-accounts", "name", "A", "iban", "DE89370400440532013001", "currency", "EUR"))
                .hasStatus(422)
                .bodyText()
                .contains("typing error");
        assertThat(desk.post("/settings/bank-accounts", "name", "A", "currency", "EUR", "ledgerAccount", "1000"))
                .hasStatus(422);
        assertThat(desk.post("/settings/bank-accounts/" + UUID.randomUUID() + "/prefer"))
                .hasStatus(404);
    }

    @Test
    void theInvoicingPolicyIsSet() {
        String[] policy = {
            "rounding",
            "LINE",
            "mode",
            "HALF_EVEN",
            "invoicePrefix",
            "re",
            "creditPrefix",
            "GS",
            "debitPrefix",
            "NB",
            "footer",
            "Thank you."
        };

        Document saved = desk.follow(desk.post("/settings/invoicing", policy));

        assertThat(saved.select("#rounding option[selected]").val()).isEqualTo("LINE");
        var stored = trading.call(
                () -> trading.bean(InvoicingPolicies.class).of(trading.company().id()));
        assertThat(stored.invoicePrefix()).isEqualTo("RE");
        assertThat(stored.footer()).isEqualTo("Thank you.");
    }

    @Test
    void policiesThatCannotBeAreRefused() {
        String[] same = {
            "rounding", "LINE", "mode", "HALF_UP", "invoicePrefix", "A", "creditPrefix", "A", "debitPrefix", "D"
        };
        String[] ceiling = {
            "rounding", "LINE", "mode", "CEILING", "invoicePrefix", "A", "creditPrefix", "B", "debitPrefix", "D"
        };

        assertThat(desk.post("/settings/invoicing", same)).hasStatus(422);
        assertThat(desk.post("/settings/invoicing", ceiling)).hasStatus(422);
    }

    private List<String> commands() {
        return trading.call(() -> db.sql("select command from audit.event where company_id = :company")
                .param("company", trading.company().id().value())
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list());
    }

    private Set<Role> rolesOf(Person person) {
        return trading
                .call(() -> trading.bean(People.class).members(trading.company().id()))
                .stream()
                .filter(member -> member.person().equals(person.id()))
                .map(Member::roles)
                .findFirst()
                .orElseThrow();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 10, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
