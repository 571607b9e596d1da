package org.tallystick.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.access.Caller;
import org.tallystick.access.Role;
import org.tallystick.cast.Agreements;
import org.tallystick.cast.PaperTrade;
import org.tallystick.cast.Trading;
import org.tallystick.contracts.BillingSchedule;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.ContractId;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.Customers;
import org.tallystick.customers.PostalAddress;
import org.tallystick.invoicing.DraftFindings.Standing;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.pricing.Rate;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.scrubber.Catalogue;
import org.tallystick.scrubber.RuleDesk;
import org.tallystick.scrubber.Severity;
import org.tallystick.testing.AtOnce;
import org.tallystick.testing.IntegrationTest;

/** What rules find keeps a draft back until it is mended or somebody lets it pass, and nothing is posted unchecked (V-1). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test works the outbox off itself
class InvoiceChecksTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private PaperTrade paper;
    private CustomerId acme;
    private Caller clerk;
    private Caller approver;
    private LocalDate today;

    @BeforeEach
    void aCompanyWithACustomer() {
        trading = Trading.open(beans);
        paper = new PaperTrade(trading);
        acme = trading.customer("C-1", "Acme Corp");
        clerk = paper.somebody(Role.BILLING_CLERK);
        approver = paper.somebody(Role.APPROVER);
        today = trading.today();
    }

    @Test
    void anErrorIsMendedAndTheDraftIsReadyByItself() {
        known("DE123456788");
        abroad(null);
        trading.charge(acme, "Goods", "1", "100.00", "REVERSE", today);
        RunId run = trading.collect(today, today);
        trading.post(run);

        Draft waiting = only(run);
        assertThat(waiting.state()).isEqualTo(Draft.State.PARKED);
        assertThat(waiting.parkedCode()).isEqualTo("CHECK_FAILED");
        assertThat(waiting.parkedReason())
                .startsWith("The buyer is to owe the tax, and the customer has no VAT number.");
        assertThat(waiting.gross()).isEqualTo(Money.of("100.00", Trading.EUR));
        assertThat(finding(run, "SCR-206").finding().severity()).isEqualTo(Severity.BLOCK);

        abroad("FR83404833048");
        paper.drain();

        assertThat(only(run).state()).isEqualTo(Draft.State.READY);
        trading.post(run);
        assertThat(only(run).state()).isEqualTo(Draft.State.POSTED);
    }

    @Test
    void whatWasBilledBeforeWaitsUntilSomebodyLetsItPass() {
        bill("Managed service", "1", "500.00", null);
        charge("Managed service", "1", "500.00", null);
        RunId run = trading.collect(today, today);

        assertThat(only(run).parkedCode()).isEqualTo("CHECK_WARNING");
        Standing twice = finding(run, "SCR-601");
        assertThat(twice.finding().sentence())
                .matches("Line 1: it is on INV-\\d+-\\d+ with the same quantity, price and days\\.");

        refused("REASON_MISSING", () -> acknowledge(run, twice, " "));
        acknowledge(run, twice, "Done on two sites");

        assertThat(only(run).state()).isEqualTo(Draft.State.READY);
        assertThat(Objects.requireNonNull(finding(run, "SCR-601").acknowledged())
                        .reason())
                .isEqualTo("Done on two sites");
        refused("FINDING_MOVED_ON", () -> acknowledge(run, twice, "Again"));
        trading.post(run);
        assertThat(only(run).state()).isEqualTo(Draft.State.POSTED);
    }

    @Test
    void otherWordsAreAcknowledgedAnew() {
        charge("tbd", "1", "10.00", null);
        RunId run = trading.collect(today, today);
        acknowledge(run, finding(run, "SCR-501"), "The customer knows");
        assertThat(only(run).state()).isEqualTo(Draft.State.READY);

        act(() -> bean(RuleDesk.class)
                .setForAll(trading.caller(), "SCR-806", Severity.WARN, "We look at first invoices"));
        trading.post(run);

        assertThat(only(run).parkedReason()).startsWith("It is the first invoice to this customer.");
        assertThat(finding(run, "SCR-501").isOpenWarning()).isFalse();
    }

    @Test
    void aWarningIsLetPassForAllDraftsOfARunByRule() {
        CustomerId mercy = trading.customer("C-2", "Mercy Clinic");
        CustomerId globex = trading.customer("C-3", "Globex");
        for (CustomerId customer : List.of(acme, mercy, globex)) {
            trading.charge(customer, customer.equals(globex) ? "Work" : "tbd", "1", "10.00", "STANDARD", today);
        }
        RunId run = trading.collect(today, today);

        assertThat(counts(run, "SCR-501").open()).isEqualTo(2);
        assertThat(trading.call(() -> bean(DraftFindings.class)
                        .drafts(trading.company().id(), run, Catalogue.get("SCR-501"), 1, 10)
                        .rows()))
                .hasSize(2);
        Integer seen = trading.call(() -> bean(CheckDesk.class).acknowledge(clerk, run, "SCR-501", "Old system"));

        assertThat(seen).isEqualTo(2);
        assertThat(trading.drafts(run)).extracting(Draft::state).containsOnly(Draft.State.READY);
        assertThat(counts(run, "SCR-501").open()).isZero();
        refused(
                "FINDING_MOVED_ON",
                () -> trading.call(() -> bean(CheckDesk.class).acknowledge(clerk, run, "SCR-501", "Old system")));
        trading.post(run);
        assertThat(trading.drafts(run)).extracting(Draft::state).containsOnly(Draft.State.POSTED);
    }

    @Test
    void threeAtOnceLetItPassOnce() throws Exception {
        charge("tbd", "1", "10.00", null);
        RunId run = trading.collect(today, today);
        Standing vague = finding(run, "SCR-501");
        Callable<Boolean> press = () -> AtOnce.succeeds(() -> {
            acknowledge(run, vague, "Fine");
            return true;
        });

        assertThat(AtOnce.atOnce(Collections.nCopies(3, press))).isEqualTo(1);
    }

    @Test
    void lessSevereTakesAnApproverAndFreesWhatWaited() {
        charge("tbd", "1", "10.00", null);
        RunId run = trading.collect(today, today);

        assertThatThrownBy(() -> set(clerk, "SCR-501", Severity.OFF)).isInstanceOf(Refusal.class);
        set(approver, "SCR-501", Severity.INFO);
        paper.drain();

        assertThat(only(run).state()).isEqualTo(Draft.State.READY);
        refused("RULE_UNCHANGED", () -> set(approver, "SCR-501", Severity.INFO));
        set(clerk, "SCR-501", null);
        trading.post(run);
        assertThat(only(run).parkedCode()).isEqualTo("CHECK_WARNING");
    }

    @Test
    void nothingIsPostedUnchecked() {
        charge("Work", "1", "10.00", null);
        RunId run = trading.collect(today, today);
        assertThat(only(run).state()).isEqualTo(Draft.State.READY);

        abroad("DE136695976"); // an address in France and a German number
        act(() -> bean(RuleDesk.class).setForAll(trading.caller(), "SCR-209", Severity.BLOCK, "Our auditor wants it"));
        trading.post(run);

        assertThat(only(run).state()).isEqualTo(Draft.State.PARKED);
        assertThat(finding(run, "SCR-209").holds()).isTrue();
        assertThat(finding(run, "SCR-209").isOpenWarning()).isFalse();
        act(() -> bean(CheckDesk.class).checkAgain(clerk, run));
    }

    @Test
    void pricesAndOrdersAreComparedWithWhatWasBilled() {
        for (int month = 4; month > 1; month--) {
            LocalDate day = today.minusMonths(month);
            charge("Managed service", "1", "500.00", "PO-7", day, day);
            trading.post(trading.collect(day, today));
        }
        charge("Managed service", "1", "550.00", null);
        RunId run = trading.collect(today, today);

        assertThat(finding(run, "SCR-803").finding().sentence())
                .isEqualTo("Line 1: the unit price is 550.00, until now it was 500.00.");
        assertThat(finding(run, "SCR-901").finding().sentence()).contains("names no purchase order");
        assertThat(only(run).parkedReason()).contains("until now it was 500.00", "purchase order");
    }

    @Test
    void daysAndPricesAreComparedWithTheSignedContract() {
        var agreements = new Agreements(trading);
        ContractId id = agreements.signed(
                acme,
                today,
                Agreements.line(
                        1, new Rate.PerUnit(new BigDecimal("95")), new BillingSchedule.InAdvance(Agreements.MONTHLY)));
        String number = agreements.number(id);
        agreements.bringIn(today);
        RunId scheduled = trading.collect(today.plusMonths(1), today);
        assertThat(findings(scheduled)).doesNotContain("SCR-906", "SCR-907", "SCR-908");

        under(number, "Service 1", "100.00", today);
        under(number, "Something else", "1.00", today.minusDays(1));
        under("K-none", "More", "1.00", today);
        RunId byHand = trading.collect(today, today);

        assertThat(sentence(byHand, "SCR-906")).endsWith("contract K-none is none of the customer's contracts.");
        assertThat(sentence(byHand, "SCR-907")).contains("is not within contract " + number);
        assertThat(sentence(byHand, "SCR-908")).endsWith("the unit price is 100.00, agreed is 95.00.");
    }

    private String sentence(RunId run, String code) {
        return finding(run, code).finding().sentence();
    }

    private List<String> findings(RunId run) {
        return trading
                .call(() -> bean(DraftFindings.class)
                        .of(trading.company().id(), only(run).id()))
                .stream()
                .map(standing -> standing.finding().rule().code())
                .toList();
    }

    private void under(String contract, String description, String price, LocalDate on) {
        var input = new ChargeInput(
                acme,
                "test",
                Ids.next().toString(),
                description,
                BigDecimal.ONE,
                "pcs",
                new BigDecimal(price),
                Trading.EUR,
                "STANDARD",
                contract,
                null,
                on,
                on,
                on);
        trading.call(() -> bean(ChargeDesk.class).record(trading.caller(), input));
    }

    @Test
    void anotherRunAboutToBillTheSameIsSeen() {
        charge("Work", "1", "10.00", null);
        RunId first = trading.collect(today, today);
        charge("Labour", "1", "10.00", null);
        RunId second = trading.collect(today, today);

        assertThat(only(first).state()).isEqualTo(Draft.State.READY);
        assertThat(finding(second, "SCR-603").holds()).isTrue();
    }

    @Test
    void eachCheckIsKeptWithWhatItFound() {
        charge("tbd", "1", "10.00", null);
        RunId run = trading.collect(today, today);
        acknowledge(run, finding(run, "SCR-501"), "Fine");
        trading.post(run);

        List<String> checks = trading.call(() -> bean(JdbcClient.class)
                .sql(
                        "select cause || ' ' || drafts || ' ' || held from scrubber.check_run where company_id = :company order by check_id")
                .param("company", trading.company().id().value())
                .query(String.class)
                .list());
        assertThat(checks).containsExactly("COLLECT 1 1", "CHANGE 1 0", "POST 1 0");
    }

    private void known(String taxId) {
        Company company = trading.company();
        var named = new Company(
                company.id(),
                company.code(),
                company.name(),
                company.currency(),
                company.country(),
                company.zone(),
                taxId,
                company.letterhead());
        act(() -> bean(Companies.class).change(named));
    }

    private void abroad(@Nullable String taxId) {
        trading.call(() -> {
            Customer customer =
                    bean(Customers.class).find(trading.company().id(), acme).orElseThrow();
            CustomerProfile old = customer.profile();
            bean(CustomerDesk.class)
                    .change(
                            clerk,
                            acme,
                            new CustomerProfile(
                                    old.number(),
                                    old.name(),
                                    old.kind(),
                                    taxId,
                                    old.language(),
                                    old.currency(),
                                    old.terms(),
                                    null,
                                    old.delivery(),
                                    new PostalAddress("1 Rue Ada", "75001", "Paris", "FR"),
                                    null),
                            customer.version());
            return true;
        });
    }

    private void bill(String text, String quantity, String price, @Nullable String order) {
        charge(text, quantity, price, order);
        trading.post(trading.collect(today, today));
    }

    private void charge(String text, String quantity, String price, @Nullable String order) {
        charge(text, quantity, price, order, today, today);
    }

    private void charge(
            String text, String quantity, String price, @Nullable String order, LocalDate from, LocalDate billableOn) {
        var input = new ChargeInput(
                acme,
                "test",
                Ids.next().toString(),
                text,
                new BigDecimal(quantity),
                "piece",
                new BigDecimal(price),
                Trading.EUR,
                "STANDARD",
                null,
                order,
                from,
                from,
                billableOn);
        act(() -> bean(ChargeDesk.class).record(trading.caller(), input));
    }

    private void set(Caller caller, String rule, @Nullable Severity severity) {
        act(() -> bean(RuleDesk.class).setFor(caller, rule, acme, severity, "They asked for it"));
    }

    private void acknowledge(RunId run, Standing standing, String reason) {
        act(() -> bean(CheckDesk.class)
                .acknowledge(clerk, only(run).id(), standing.found().position(), reason));
    }

    private Standing finding(RunId run, String rule) {
        return trading.call(() -> bean(DraftFindings.class)
                .of(trading.company().id(), only(run).id())
                .stream()
                .filter(one -> one.finding().rule().code().equals(rule))
                .findFirst()
                .orElseThrow());
    }

    private DraftFindings.Count counts(RunId run, String rule) {
        return trading
                .call(() -> bean(DraftFindings.class).counts(trading.company().id(), run))
                .stream()
                .filter(count -> count.rule().code().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private Draft only(RunId run) {
        return trading.drafts(run).getFirst();
    }

    private void act(Runnable deed) {
        trading.call(() -> {
            deed.run();
            return true;
        });
    }

    private static void refused(String code, Runnable deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private <T> T bean(Class<T> type) {
        return trading.bean(type);
    }
}
