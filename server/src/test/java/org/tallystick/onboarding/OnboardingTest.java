package org.tallystick.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEntry;
import org.tallystick.audit.AuditTrail;
import org.tallystick.cast.Paper;
import org.tallystick.cast.Trading;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.Customers;
import org.tallystick.customers.PostalAddress;
import org.tallystick.documents.SupportingDocuments;
import org.tallystick.insights.Home;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.RunId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.daily.DailyWorks;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.testing.IntegrationTest;

/** A customer goes from prospect to active by a checklist, and nothing is posted before (A-3, SM-9). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test says when drafts are looked at again
class OnboardingTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CompanyId company;
    private LocalDate today;

    @BeforeEach
    void begin() {
        trading = Trading.open(beans);
        company = trading.company().id();
        today = trading.today();
    }

    @AfterEach
    void letTimeGoOn() {
        beans.getBean(SettableClock.class).reset();
    }

    @Test
    void withoutAChecklistCustomersAreActiveAtOnce() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");

        assertThat(of(acme).stage()).isEqualTo(Stage.ACTIVE);
        assertThat(of(acme).items()).isEmpty();
        assertThat(trading.invoice(acme, "100.00", today)).isNotNull();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aDraftOfAProspectWaitsAndIsReadyWhenTheCustomerIsActive() {
        require(ChecklistItem.TAX_ID, null);
        require(ChecklistItem.CREDIT_APPLICATION, null);
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        trading.charge(acme, "1", "100.00", today);
        RunId run = trading.collect(today, today, acme);

        Draft parked = draft(run);
        assertThat(parked.state()).isEqualTo(Draft.State.PARKED);
        assertThat(parked.parkedCode()).isEqualTo(ActiveCustomersGate.NOT_ACTIVE);
        assertThat(parked.parkedReason()).contains("tax id, credit application", "Onboarding");
        assertRefused("TAX_ID_MISSING", () -> settle(acme, ChecklistItem.TAX_ID));
        assertRefused("CHECKLIST_OPEN", () -> activate(acme));

        taxId(acme, "DE136695976");
        settle(acme, ChecklistItem.TAX_ID);
        settle(acme, ChecklistItem.CREDIT_APPLICATION);
        assertThat(of(acme).stage()).isEqualTo(Stage.VERIFIED);
        assertThat(draft(run).state()).isEqualTo(Draft.State.PARKED);

        activate(acme);
        trading.bean(OutboxWorker.class).drain(company);
        assertThat(of(acme).stage()).isEqualTo(Stage.ACTIVE);
        assertThat(draft(run).state()).isEqualTo(Draft.State.READY);
        trading.post(run);
        assertThat(draft(run).state()).isEqualTo(Draft.State.POSTED);
        assertRefused("ACTIVE_ALREADY", () -> activate(acme));
        assertThat(timeline(acme)).contains("onboarding.settle", "onboarding.activate");
    }

    /** Somebody begins while a run waits to be posted: posting asks again. */
    @Test
    void postingAsksAgain() {
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        require(ChecklistItem.CREDIT_APPLICATION, null);
        assertThat(of(acme).stage()).as("who is here already stays active").isEqualTo(Stage.ACTIVE);
        trading.charge(acme, "1", "100.00", today);
        RunId run = trading.collect(today, today, acme);
        assertThat(draft(run).state()).isEqualTo(Draft.State.READY);

        change(() -> desk().begin(trading.caller(), acme, "New owner"));
        trading.post(run);

        assertThat(draft(run).state()).isEqualTo(Draft.State.PARKED);
        assertThat(waiting()).containsExactly(acme);
        assertThat(nextSteps()).contains("Customers are being onboarded");
    }

    @Test
    void anItemIsAskedOfSomeKindsOnly() {
        change(() -> trading.bean(Checklists.class)
                .set(trading.caller(), ChecklistItem.BANK, 0, Set.of(CustomerKind.PERSON), null));

        assertThat(of(trading.customer("C-1", "Acme Corp")).stage()).isEqualTo(Stage.ACTIVE);
    }

    @Test
    void theCompanyAddsItemsOfItsOwn() {
        change(() -> trading.bean(Checklists.class)
                .add(trading.caller(), "Extract of the register", Set.of(CustomerKind.BUSINESS), 12));
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        String code = of(acme).missing().getFirst().code();
        assertThat(code).isEqualTo("OWN_EXTRACT_OF_THE_REGISTER");

        var paper = new OnboardingDesk.Paper("register.txt", Paper.text("HRB 1"));
        change(() -> desk().settle(
                        trading.caller(), acme, code, new OnboardingDesk.Evidence(null, null, paper, null, null)));

        ItemStep step = Objects.requireNonNull(of(acme).steps().get(code));
        assertThat(step.validUntil()).isEqualTo(today.plusMonths(12));
        assertThat(trading.call(() -> trading.bean(SupportingDocuments.class)
                        .ofCustomer(company, acme, 1)
                        .rows()))
                .extracting(document -> document.id())
                .containsExactly(step.document());
        assertRefused(
                "ITEM_KNOWN",
                () -> trading.bean(Checklists.class).add(trading.caller(), "extract of the register", Set.of(), null));
    }

    @Test
    void evidenceThatEndsOpensTheItemTheDayAfter() {
        require(ChecklistItem.CREDIT_APPLICATION, null);
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        CustomerId other = trading.customer("C-2", "Vandelay");
        settleUntil(acme, today.plusDays(2));
        settleUntil(other, null);
        activate(acme);
        trading.bean(DailyWorks.class).catchUp(company);

        onDay(2);
        assertThat(of(acme).missing()).as("the last day counts").isEmpty();

        onDay(3);
        assertThat(of(acme).missing()).hasSize(1);
        assertThat(Objects.requireNonNull(of(acme).steps().get(ChecklistItem.CREDIT_APPLICATION))
                        .reopened())
                .isEqualTo(ItemStep.Reopened.EXPIRED);
        assertThat(of(acme).stage()).as("who is active stays so").isEqualTo(Stage.ACTIVE);
        assertThat(of(other).missing()).isEmpty();
        assertThat(trading.call(() -> trading.bean(Onboardings.class).toRenew(company)))
                .extracting(one -> one.customer().id())
                .containsExactly(acme);
        assertThat(nextSteps()).contains("Evidence about active customers is to be renewed");
        onDay(4);
        assertThat(history(acme)).hasSize(2);

        settleUntil(acme, null);
        assertThat(nextSteps()).doesNotContain("Evidence about active customers is to be renewed");
        assertThat(history(acme)).as("nothing is written over").hasSize(3);
    }

    @Test
    void anItemOpensWhenWhatWasLookedAtChanges() {
        require(ChecklistItem.TAX_ID, null);
        require(ChecklistItem.ADDRESS, null);
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        taxId(acme, "DE136695976");
        settle(acme, ChecklistItem.TAX_ID);
        settle(acme, ChecklistItem.ADDRESS);

        taxId(acme, "DE811907980");

        assertThat(of(acme).missing()).extracting(ChecklistItem::code).containsExactly(ChecklistItem.TAX_ID);
        assertThat(Objects.requireNonNull(of(acme).steps().get(ChecklistItem.TAX_ID))
                        .reopened())
                .isEqualTo(ItemStep.Reopened.CHANGED);
    }

    @Test
    void evidenceIsRequiredAndBelongsToTheCustomer() {
        require(ChecklistItem.CREDIT_APPLICATION, null);
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        CustomerId other = trading.customer("C-2", "Vandelay");
        var paper = new OnboardingDesk.Paper("a.txt", Paper.text("of Vandelay"));
        change(() -> desk().settle(
                        trading.caller(),
                        other,
                        ChecklistItem.CREDIT_APPLICATION,
                        new OnboardingDesk.Evidence(null, null, paper, null, null)));
        var theirs = Objects.requireNonNull(of(other).steps().get(ChecklistItem.CREDIT_APPLICATION))
                .document();

        assertRefused(
                "NOT_FOUND",
                () -> desk().settle(
                                trading.caller(),
                                acme,
                                ChecklistItem.CREDIT_APPLICATION,
                                new OnboardingDesk.Evidence("see there", theirs, null, null, null)));
        assertRefused(
                "EVIDENCE_MISSING",
                () -> desk().settle(
                                trading.caller(),
                                acme,
                                ChecklistItem.CREDIT_APPLICATION,
                                OnboardingDesk.Evidence.note("  ")));
        assertRefused(
                "EVIDENCE_EXPIRED",
                () -> desk().settle(
                                trading.caller(),
                                acme,
                                ChecklistItem.CREDIT_APPLICATION,
                                new OnboardingDesk.Evidence("old", null, null, null, today.minusDays(1))));
        assertRefused(
                "TERMS_ARE_SIGNED",
                () -> desk().settle(
                                trading.caller(), acme, ChecklistItem.TERMS, OnboardingDesk.Evidence.note("said so")));
    }

    @Test
    void whoKeepsCustomersDoesNotActivateThem() {
        require(ChecklistItem.CREDIT_APPLICATION, null);
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        settle(acme, ChecklistItem.CREDIT_APPLICATION);
        var clerk = new Caller(company, trading.caller().actor(), Set.of(Permission.KEEP_CUSTOMERS));

        assertRefused("FORBIDDEN", () -> desk().activate(clerk, acme));
    }

    /** Many customers are asked about in the same statements as one. */
    @Test
    void manyAreAnsweredAtOnce() {
        require(ChecklistItem.CREDIT_APPLICATION, null);
        List<CustomerId> ids = IntStream.range(0, 30)
                .mapToObj(number -> trading.customer("M-" + number, "Customer " + number))
                .toList();
        settle(ids.get(7), ChecklistItem.CREDIT_APPLICATION);
        settle(ids.get(8), ChecklistItem.CREDIT_APPLICATION);
        activate(ids.get(8));

        List<Onboarding> all =
                trading.call(() -> trading.bean(Onboardings.class).of(company, ids));

        assertThat(all).extracting(one -> one.customer().id()).containsExactlyElementsOf(ids);
        assertThat(all.get(7).stage()).isEqualTo(Stage.VERIFIED);
        assertThat(all.get(8).stage()).isEqualTo(Stage.ACTIVE);
        assertThat(all).filteredOn(one -> one.stage() == Stage.PROSPECT).hasSize(28);
        assertThat(waiting()).hasSize(29).doesNotContain(ids.get(8));
    }

    private void require(String item, @Nullable Integer months) {
        change(() ->
                trading.bean(Checklists.class).set(trading.caller(), item, 0, Set.of(CustomerKind.BUSINESS), months));
    }

    private void settle(CustomerId customer, String item) {
        change(() -> desk().settle(trading.caller(), customer, item, OnboardingDesk.Evidence.note("looked at")));
    }

    private void settleUntil(CustomerId customer, @Nullable LocalDate until) {
        change(() -> desk().settle(
                        trading.caller(),
                        customer,
                        ChecklistItem.CREDIT_APPLICATION,
                        new OnboardingDesk.Evidence("form of today", null, null, null, until)));
    }

    private void activate(CustomerId customer) {
        change(() -> desk().activate(trading.caller(), customer));
    }

    private void taxId(CustomerId id, String taxId) {
        Customer customer = trading.call(
                () -> trading.bean(Customers.class).find(company, id).orElseThrow());
        CustomerProfile was = customer.profile();
        var profile = new CustomerProfile(
                was.number(),
                was.name(),
                was.kind(),
                taxId,
                was.language(),
                was.currency(),
                was.terms(),
                was.parent(),
                was.delivery(),
                new PostalAddress("1 Main Street", "10115", "Berlin", "DE"),
                was.note());
        change(() -> trading.bean(CustomerDesk.class).change(trading.caller(), id, profile, customer.version()));
    }

    private void onDay(int later) {
        beans.getBean(SettableClock.class)
                .set(today.plusDays(later)
                        .atTime(9, 0)
                        .atZone(trading.company().zone())
                        .toInstant()
                        .plus(Duration.ofMinutes(1)));
        trading.bean(DailyWorks.class).catchUp(company);
    }

    private OnboardingDesk desk() {
        return trading.bean(OnboardingDesk.class);
    }

    private Onboarding of(CustomerId customer) {
        return trading.call(() -> trading.bean(Onboardings.class).of(company, customer));
    }

    private List<ItemStep> history(CustomerId customer) {
        return trading.call(() -> trading.bean(Onboardings.class).history(company, customer));
    }

    private List<CustomerId> waiting() {
        return trading.call(() -> trading.bean(Onboardings.class).waiting(company)).stream()
                .map(one -> one.customer().id())
                .toList();
    }

    private List<String> nextSteps() {
        return trading.call(() -> trading.bean(Home.class).of(company, trading.today())).nextSteps().stream()
                .map(step -> step.title())
                .toList();
    }

    private List<String> timeline(CustomerId customer) {
        return trading
                .call(() -> trading.bean(AuditTrail.class).ofCustomer(company, customer.value(), 1))
                .rows()
                .stream()
                .map(AuditEntry::command)
                .toList();
    }

    private Draft draft(RunId run) {
        return trading.drafts(run).getFirst();
    }

    private void change(Runnable deed) {
        Supplier<Boolean> work = () -> {
            deed.run();
            return true;
        };
        trading.call(work);
    }

    private void assertRefused(String code, Runnable deed) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> change(deed))
                .extracting(Refusal::code)
                .isEqualTo(code);
    }
}
