package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.People;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.jobs.Job;
import org.tallystick.platform.jobs.Jobs;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class WorkbenchPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    People people;

    @Autowired
    Companies companies;

    @Autowired
    Transactions transactions;

    @Autowired
    Jobs jobs;

    private Staff staff;
    private Company company;
    private Person ada;

    @BeforeEach
    void setUp() {
        staff = new Staff(people, companies, transactions);
        company = staff.company();
        ada = staff.member(company, Role.ADMINISTRATOR);
    }

    @Test
    void homeShowsWhereOneIsAndWhatToDoNext() {
        Document page = parsed(get("", ada));

        assertThat(page.select(".side [aria-current=page]").text()).isEqualTo("Home");
        assertThat(page.select(".side .switch-company summary").text()).contains("Acme Manufacturing");
        assertThat(page.select(".next-steps li")).hasSize(4);
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void everyPostedFormIsGuarded() {
        Document page = parsed(get("", ada));

        assertThat(page.select("form[method=post]"))
                .isNotEmpty()
                .allSatisfy(form ->
                        assertThat(form.select("[name=_csrf], [name=_key]")).hasSize(2));
    }

    @Test
    void aForeignCompanyIsNotThere() {
        Company other = staff.company();

        assertThat(http.get().uri("/c/" + other.code()).with(Staff.as(ada))).hasStatus(404);
        assertThat(http.get().uri("/c/NOBODY").with(Staff.as(ada))).hasStatus(404);
    }

    @Test
    void anUnknownPageKeepsTheWayBack() {
        MvcTestResult answer = http.get()
                .uri("/c/" + company.code() + "/nowhere")
                .header("Referer", "http://localhost/c/" + company.code() + "/jobs?x=1")
                .with(Staff.as(ada))
                .exchange();

        assertThat(answer).hasStatus(404);
        assertThat(parsed(answer).select("h1").text()).isEqualTo("Nothing here");
        assertThat(parsed(answer).select("a.btn:contains(Back)").attr("href"))
                .isEqualTo("/c/" + company.code() + "/jobs?x=1");
    }

    @Test
    void aWrongMethodIsRefusedAsSuch() {
        assertThat(http.post()
                        .uri("/c/" + company.code() + "/search")
                        .with(csrf())
                        .with(Staff.as(ada)))
                .hasStatus(405);
    }

    @Test
    void theWayBackNeverLeavesTheHouse() {
        MvcTestResult answer = http.get()
                .uri("/c/" + company.code() + "/nowhere")
                .header("Referer", "https://elsewhere.example/trap")
                .with(Staff.as(ada))
                .exchange();

        assertThat(parsed(answer).select("h1").text()).isEqualTo("Nothing here");
        assertThat(parsed(answer).select("a.btn:contains(Back)")).isEmpty();
    }

    @Test
    void anEndedSessionSendsHtmxToTheLogin() {
        assertThat(http.get().uri("/c/" + company.code()).header("HX-Request", "true"))
                .hasStatus(401)
                .headers()
                .hasValue("HX-Redirect", "/login");
    }

    @Test
    void aRefusalIsAPartForHtmxAndAPageForEverybodyElse() {
        Person newcomer = staff.person("Grace Hopper");

        MvcTestResult page = addCompany(newcomer, false, "");
        MvcTestResult part = addCompany(newcomer, true, "");

        assertThat(page).hasStatus(422);
        assertThat(parsed(page).select("main [data-code=NAME_MISSING]")).hasSize(1);
        assertThat(part).hasStatus(422).headers().hasValue("HX-Push-Url", "false");
        assertThat(parsed(part).select("main")).isEmpty();
        assertThat(parsed(part).select(".notice[data-code=NAME_MISSING]").text())
                .isEqualTo("Write the company's name.");
    }

    @Test
    void whoeverHasNoCompanyAddsOneAndAdministersIt() {
        Person newcomer = staff.person("Grace Hopper");

        MvcTestResult answer = addCompany(newcomer, false, "Mercy Clinic");

        String home = Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
        assertThat(answer).hasStatus(302);
        assertThat(parsed(http.get().uri(home).with(Staff.as(newcomer)).exchange())
                        .select("h1")
                        .text())
                .isEqualTo("Mercy Clinic");
        assertThat(addCompany(newcomer, false, "Another")).hasStatus(403);
    }

    @Test
    void aJobShowsItsProgressAndWhoStartedIt() {
        UUID job = start();

        Document page = parsed(get("/jobs/" + job, ada));

        assertThat(page.select("h1").text()).isEqualTo("Billing run");
        assertThat(page.select("[data-progress-says]").text()).isNotEmpty();
        assertThat(page.select(".facts").text()).contains("Started by Ada Lovelace");
        assertThat(parsed(get("/jobs", ada)).select("tbody th").text()).contains("Billing run");
    }

    @Test
    void aJobOfAnotherCompanyIsNotThere() {
        UUID job = start();
        Company other = staff.company();
        Person grace = staff.member(other, Role.ADMINISTRATOR);

        assertThat(http.get().uri("/c/" + other.code() + "/jobs/" + job).with(Staff.as(grace)))
                .hasStatus(404);
        assertThat(http.get()
                        .uri("/c/" + other.code() + "/jobs/" + job + "/events")
                        .with(Staff.as(grace)))
                .hasStatus(404);
    }

    @Test
    void whoOnlyReadsCannotCancel() {
        UUID job = start();
        Person auditor = staff.member(company, Role.AUDITOR);

        assertThat(cancel(job, auditor)).hasStatus(403);
        assertThat(parsed(get("/jobs/" + job, auditor)).select("form[action$=cancel]"))
                .isEmpty();
    }

    @Test
    void cancellingLeadsBackToTheJob() {
        UUID job = start();

        assertThat(cancel(job, ada)).hasRedirectedUrl("/c/" + company.code() + "/jobs/" + job);
        assertThat(job(job).cancelRequested() || job(job).state().isFinal()).isTrue();
    }

    @Test
    void aSearchWithoutHitsSaysWhatToTry() {
        Document page = parsed(get("/search?q=zzz", ada));

        assertThat(page.select(".nothing h2").text()).isEqualTo("Nothing found");
        assertThat(page.select("#search").attr("value")).isEqualTo("zzz");
    }

    private UUID start() {
        return transactions.in(
                CompanyScope.of(company.id()),
                () -> jobs.start(company.id(), "unknown-kind", "Billing run", Ids.next(), "", "PERSON:" + ada.id()));
    }

    private Job job(UUID id) {
        return transactions
                .in(CompanyScope.of(company.id()), () -> jobs.find(company.id(), id))
                .orElseThrow();
    }

    private MvcTestResult get(String page, Person person) {
        return http.get()
                .uri("/c/" + company.code() + page)
                .with(Staff.as(person))
                .exchange();
    }

    private MvcTestResult cancel(UUID job, Person person) {
        return http.post()
                .uri("/c/" + company.code() + "/jobs/" + job + "/cancel")
                .param("_key", Ids.next().toString())
                .with(csrf())
                .with(Staff.as(person))
                .exchange();
    }

    private MvcTestResult addCompany(Person person, boolean htmx, String name) {
        var request = http.post()
                .uri("/companies/new")
                .with(csrf())
                .with(Staff.as(person))
                .param("name", name)
                .param("code", "NEW-" + person.id().toString().substring(24))
                .param("currency", "SEK")
                .param("country", "SE")
                .param("zone", "Europe/Stockholm");
        return htmx ? request.header("HX-Request", "true").exchange() : request.exchange();
    }

    private static Document parsed(MvcTestResult answer) {
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
