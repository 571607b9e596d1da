package org.tallystick.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.access.People;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Transactions;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkbenchTest {
    private static final String PASSWORD = "a long enough secret";

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Companies companies;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient db;

    private Chromium chromium;
    private CompanyId company;

    @BeforeAll
    void open() {
        chromium = Chromium.launch();
        Person ada = transactions.outside(() -> people.create("ada@acme.example", "Ada Lovelace", PASSWORD));
        company = companies
                .create(new Company(
                        CompanyId.next(),
                        "ACME",
                        "Acme Manufacturing",
                        CurrencyCode.of("EUR"),
                        "DE",
                        ZoneId.of("Europe/Berlin"),
                        null,
                        Company.Letterhead.EMPTY))
                .id();
        transactions.in(CompanyScope.of(company), () -> {
            people.grant(company, ada.id(), Role.ADMINISTRATOR);
            return ada;
        });
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void everyPageIsReadableInBothThemesAndOnAPhone() {
        UUID running = job("RUNNING", "Billing run 31 Jan 2026", 1200, 431);
        job("DONE", "Import customers.csv", 9_731, 9_731);
        job("FAILED", "Import of charges", 200, 12);
        try (var visit = chromium.visit(origin())) {
            var look = new Look(visit);
            look.at("/login");
            logIn(visit.page());
            List.of("/c/ACME", "/c/ACME/jobs", "/c/ACME/jobs/" + running, "/c/ACME/search?q=mercy")
                    .forEach(look::at);

            assertThat(look.found()).isEmpty();
            assertThat(visit.problems()).isEmpty();
        }
    }

    @Test
    void aRefusalIsReadAndWhatWasTypedStays() {
        newcomer("grace@acme.example");
        try (var visit = chromium.visit(origin())) {
            Page page = visit.page();
            logIn(page, "grace@acme.example");
            page.getByText("Add your company").click();
            examine(visit);
            fillIn(page, "ACME");

            button(page, "Add company").click();

            assertThat(page.locator("#refusal")).containsText("There is a company ACME already");
            assertThat(page.locator("#refusal")).isFocused();
            assertThat(page.getByLabel("Name")).hasValue("Mercy Clinic");
            assertThat(page).hasURL(origin() + "/companies/new");
            examine(visit);

            page.getByLabel("Code").fill("MERCY");
            button(page, "Add company").click();

            assertThat(page).hasURL(origin() + "/c/MERCY");
            assertThat(heading(page, "Mercy Clinic")).isVisible();
            assertThat(visit.problems()).allMatch(problem -> problem.contains("409"));
        }
    }

    @Test
    void everythingWorksWithoutJavaScript() {
        newcomer("alan@acme.example");
        var options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
        try (var visit = chromium.visit(origin(), options)) {
            Page page = visit.page();
            logIn(page, "alan@acme.example");
            page.getByText("Add your company").click();
            fillIn(page, "ACME");

            button(page, "Add company").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("There is a company ACME already");

            page.getByText("Back").click();
            fillIn(page, "NORDIC");
            button(page, "Add company").click();
            assertThat(heading(page, "Mercy Clinic")).isVisible();

            page.setViewportSize(390, 860);
            page.getByLabel("Menu").click();
            page.locator(".menu").getByText("Jobs").click();
            assertThat(heading(page, "Jobs")).isVisible();

            page.getByLabel("Search customers").fill("mercy");
            page.getByLabel("Search customers").press("Enter");
            assertThat(page).hasURL(origin() + "/c/NORDIC/search?q=mercy");
        }
    }

    @Test
    void theKeyboardReachesEveryArea() {
        try (var visit = chromium.visit(origin())) {
            Page page = visit.page();
            logIn(page);

            page.keyboard().press("g");
            page.keyboard().press("j");
            assertThat(heading(page, "Jobs")).isVisible();

            page.keyboard().press("Control+k");
            page.keyboard().type("home");
            assertThat(page.locator("#palette-list [aria-selected=true]")).hasText("Home");
            examine(visit);
            page.keyboard().press("Enter");
            assertThat(page).hasURL(origin() + "/c/ACME");
            page.waitForLoadState();

            page.keyboard().press("?");
            assertThat(heading(page, "Keyboard")).isVisible();
            examine(visit);
            page.getByLabel("Single keys").uncheck();
            page.keyboard().press("Escape");
            page.keyboard().press("?");
            assertThat(heading(page, "Keyboard")).isHidden();
            assertThat(visit.problems()).isEmpty();
        }
    }

    @Test
    void aChosenAppearanceStays() {
        try (var visit = chromium.visit(origin())) {
            Page page = visit.page();
            logIn(page);

            page.getByLabel("Appearance").click();
            button(page, "Dark").click();
            button(page, "Compact").click();
            page.reload();

            assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
            assertThat(page.locator("html")).hasAttribute("data-density", "compact");
        }
    }

    @Test
    void aRunningJobIsFollowedAndCancelled() {
        UUID job = job("RUNNING", "Billing run 28 Feb 2026", 1000, 250);
        try (var visit = chromium.visit(origin())) {
            Page page = visit.page();
            logIn(page);
            page.navigate("/c/ACME/jobs/" + job);
            assertThat(page.getByText("250 of 1,000 done.")).isVisible();

            change(job, "RUNNING", 500);
            assertThat(page.getByText("500 of 1,000 done.")).isVisible();

            button(page, "Cancel job").click();
            assertThat(heading(page, "Cancel this job?")).isVisible();
            examine(visit);
            page.locator("dialog[open]").getByText("Cancel job").click();
            assertThat(page.getByText("500 of 1,000 done. Stopping after the current step."))
                    .isVisible();

            change(job, "CANCELLED", 510);
            assertThat(page.getByText("Cancelled. 510 of 1,000 done.")).isVisible();
            assertThat(button(page, "Cancel job")).isHidden();
            assertThat(visit.problems()).isEmpty();
        }
    }

    private void newcomer(String email) {
        transactions.outside(() -> people.create(email, "Grace Hopper", PASSWORD));
    }

    private static void fillIn(Page page, String code) {
        page.getByLabel("Name").fill("Mercy Clinic");
        page.getByLabel("Code").fill(code);
        page.getByLabel("Currency of the books").selectOption("SEK");
        page.getByLabel("Country").selectOption("SE");
        page.getByLabel("Time zone").selectOption("Europe/Stockholm");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void change(UUID job, String state, long done) {
        transactions.in(
                CompanyScope.of(company),
                () -> db.sql("""
                                update platform.job
                                set state = :state, done = :done
                                where company_id = :company
                                  and job_id = :job
                                """)
                        .param("state", state)
                        .param("done", done)
                        .param("company", company.value())
                        .param("job", job)
                        .update());
    }

    private static void examine(Chromium.Visit visit) {
        visit.waitForMotion();
        assertThat(visit.accessibilityViolations()).isEmpty();
    }

    private void logIn(Page page) {
        logIn(page, "ada@acme.example");
        assertThat(page).hasURL(origin() + "/c/ACME");
    }

    private static void logIn(Page page, String email) {
        page.navigate("/login");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(PASSWORD);
        button(page, "Log in").click();
    }

    private UUID job(String state, String title, long total, long done) {
        UUID id = Ids.next();
        return transactions.in(CompanyScope.of(company), () -> {
            db.sql("""
                            insert into platform.job
                                (company_id, job_id, kind, title, subject_id, page, state, total, done, started_by,
                                 created_at)
                            values (:company, :job, 'test', :title, :job, '', :state, :total, :done, 'SYSTEM', now())
                            """)
                    .param("company", company.value())
                    .param("job", id)
                    .param("title", title)
                    .param("state", state)
                    .param("total", total)
                    .param("done", done)
                    .update();
            return id;
        });
    }

    private String origin() {
        return "http://127.0.0.1:" + port;
    }
}
