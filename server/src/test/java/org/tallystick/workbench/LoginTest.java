package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tallystick.access.People;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Transactions;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class LoginTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    People people;

    @Autowired
    Companies companies;

    @Autowired
    Transactions transactions;

    private Staff staff;

    @BeforeEach
    void setUp() {
        staff = new Staff(people, companies, transactions);
    }

    @Test
    void theRightPasswordOpensTheDoor() {
        Person ada = staff.person("Ada Lovelace");

        assertThat(logIn(ada.email(), Staff.PASSWORD)).hasStatus(302).hasRedirectedUrl("/");
    }

    @Test
    void aWrongPasswordIsToldFromNothingElse() {
        Person ada = staff.person("Ada Lovelace");

        assertThat(logIn(ada.email(), "not the secret")).hasRedirectedUrl("/login?wrong");
        assertThat(logIn("nobody@acme.example", "not the secret")).hasRedirectedUrl("/login?wrong");
        assertThat(text("/login?wrong", "[role=alert]")).isEqualTo("Address or password is wrong.");
    }

    @Test
    void afterFiveWrongPasswordsEvenTheRightOneMustWait() {
        Person ada = staff.person("Ada Lovelace");
        for (int attempt = 0; attempt < 5; attempt++) {
            logIn(ada.email(), "not the secret");
        }

        assertThat(logIn(ada.email(), Staff.PASSWORD)).hasRedirectedUrl("/login?locked");
        assertThat(text("/login?locked", "[role=alert]")).contains("Too many tries");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        assertThat(http.post().uri("/login").param("email", "a@b.example").param("password", "x"))
                .hasStatus(403);
    }

    @Test
    void theOnlyCompanyIsEnteredAtOnce() {
        var company = staff.company();
        Person ada = staff.member(company, Role.BILLING_CLERK);

        assertThat(http.get().uri("/").with(Staff.as(ada))).hasRedirectedUrl("/c/" + company.code());
    }

    @Test
    void pagesForbidForeignScriptsStylesAndFrames() {
        MvcTestResult page = http.get().uri("/login").exchange();

        assertThat(page)
                .headers()
                .hasValue("X-Content-Type-Options", "nosniff")
                .hasValue("X-Frame-Options", "SAMEORIGIN")
                .hasValue("Referrer-Policy", "same-origin")
                .hasValue("Cross-Origin-Opener-Policy", "same-origin");
        assertThat(page.getResponse().getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    void theLoginPageHasNoInlineScriptOrStyle() {
        var page = Jsoup.parse(body("/login"));

        assertThat(page.select("[style], style, script:not([src])")).isEmpty();
        assertThat(page.select("label[for=email], label[for=password]")).hasSize(2);
    }

    private MvcTestResult logIn(String email, String password) {
        return http.post()
                .uri("/login")
                .with(csrf())
                .param("email", email)
                .param("password", password)
                .exchange();
    }

    private String text(String address, String selector) {
        return Jsoup.parse(body(address)).select(selector).text();
    }

    private String body(String address) {
        return new String(
                http.get().uri(address).exchange().getResponse().getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
