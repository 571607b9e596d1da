package org.tallystick.debits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.debits.AchCast.COLLECTION;
import static org.tallystick.debits.AchCast.TODAY;
import static org.tallystick.debits.AchCast.usd;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.bankfiles.nacha.AchEntry;
import org.tallystick.lib.bankfiles.nacha.AchEvent;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment.AccountKind;
import org.tallystick.payments.AchAccount;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.Network;
import org.tallystick.payments.Payments;
import org.tallystick.platform.SettableClock;
import org.tallystick.testing.IntegrationTest;

/** Direct debits through ACH: their file, its traces, and the money. */
@IntegrationTest
class AchDebitTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private AchCast cast;

    @BeforeEach
    void open() {
        cast = new AchCast(beans);
    }

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @Test
    void theFileHoldsEachPayerOnceWithATraceOfItsOwn() {
        CustomerId consumer = cast.payer("C-1", Mandate.Scheme.PPD);
        CustomerId company = cast.payer("C-2", Mandate.Scheme.CCD);
        CustomerId online = cast.payer("C-3", Mandate.Scheme.WEB);
        String first = cast.trading().item(cast.invoice(consumer, "100.00")).number();
        cast.invoice(company, "200.00");
        cast.invoice(company, "50.00");
        cast.invoice(online, "10.00");

        UUID run = cast.run(COLLECTION);

        List<AchEvent> events = AchCast.events(cast.content(run));
        assertThat(events).filteredOn(AchEvent.ProblemFound.class::isInstance).isEmpty();
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        AchEvent.FileEnded.class, end -> assertThat(end.sound()).isTrue());
        assertThat(events.stream()
                        .flatMap(event -> event instanceof AchEvent.BatchStarted started
                                ? Stream.of(started.batch().secCode() + " "
                                        + started.batch().effectiveOn())
                                : Stream.empty()))
                .containsExactly("PPD " + COLLECTION, "CCD " + COLLECTION, "WEB " + COLLECTION);
        List<AchEntry> entries = entries(events);
        assertThat(entries)
                .extracting(entry -> entry.transactionCode() + " " + entry.amount() + " " + entry.discretionaryData())
                .containsExactly("27 119.00 USD ", "27 297.50 USD ", "27 11.90 USD R");
        assertThat(entries.getFirst().individualId()).isEqualTo(first);
        assertThat(entries.get(1).paymentText()).startsWith("RMR*IV*INV-2026-").endsWith("\\");
        assertThat(entries).extracting(AchEntry::trace).isSorted().doesNotHaveDuplicates();
        assertThat(cast.debits(run))
                .extracting(Debit::trace)
                .containsExactlyInAnyOrderElementsOf(
                        entries.stream().map(AchEntry::trace).toList());
        assertThat(found(run).network()).isEqualTo(Network.ACH);
        assertThat(found(run).total()).isEqualTo(usd("428.40"));
    }

    @Test
    void noTraceIsEverGivenTwice() {
        CustomerId payer = cast.payer("C-1", Mandate.Scheme.PPD);
        List<String> traces = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            cast.invoice(payer, "100.00");
            Debit debit = cast.debits(cast.run(COLLECTION)).getFirst();
            traces.add(AchCast.traceOf(debit));
        }

        assertThat(traces).containsExactly("121042880000001", "121042880000002", "121042880000003");
        assertThat(modifiers()).containsExactly("A", "B", "C");
    }

    @Test
    void aBalancedBatchTakesItsSumFromTheAccount() {
        cast.originator(true);
        cast.invoice(cast.payer("C-1", Mandate.Scheme.PPD), "100.00");

        List<AchEvent> events = AchCast.events(cast.content(cast.run(COLLECTION)));

        assertThat(entries(events))
                .extracting(entry -> entry.transactionCode() + " " + entry.account() + " " + entry.amount())
                .containsExactly("27 123456789 119.00 USD", "22 987654321 119.00 USD");
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        AchEvent.FileEnded.class,
                        end -> assertThat(end.totals().credits()).isEqualTo(usd("119.00")));
    }

    @Test
    void whatIsCollectedIsPaid() {
        InvoiceId invoice = cast.invoice(cast.payer("C-1", Mandate.Scheme.PPD), "100.00");
        UUID run = cast.run(COLLECTION);

        cast.collect(run);

        Debit debit = cast.debits(run).getFirst();
        assertThat(debit.state()).isEqualTo(Debit.State.COLLECTED);
        assertThat(cast.trading().item(invoice).open()).isEqualTo(usd("0.00"));
        assertThat(cast.trading()
                        .call(() -> cast.trading()
                                .bean(Payments.class)
                                .find(cast.trading().company().id(), java.util.Objects.requireNonNull(debit.payment()))
                                .orElseThrow()
                                .payerAccount()))
                .isEqualTo("123456789");
    }

    @Test
    void whatTheBanksOfTheReserveDoNotWorkOnIsNoDayOfCollection() {
        cast.invoice(cast.payer("C-1", Mandate.Scheme.PPD), "100.00");
        LocalDate memorialDay = LocalDate.of(2026, 5, 25);

        assertThatThrownBy(() -> cast.run(memorialDay)).hasMessageContaining("the next day is 2026-05-26");
    }

    @Test
    void authorizationsAreCheckedAndEachNetworkTakesItsOwn() {
        cast.invoice(cast.customer("C-9"), "100.00");

        assertThatThrownBy(() -> AchAccount.of("021000022", "1", AccountKind.CHECKING))
                .hasMessageContaining("check digit");
        assertThatThrownBy(() -> AchAccount.of("021000021", "12345678901234567890", AccountKind.SAVINGS))
                .hasMessageContaining("1 to 17");
        assertThatThrownBy(() -> cast.run(COLLECTION)).hasMessageContaining("Nothing is left to collect");
        assertThat(TODAY).isBefore(COLLECTION);
    }

    private List<String> modifiers() {
        return cast.trading()
                .call(() ->
                        cast
                                .trading()
                                .bean(DebitRuns.class)
                                .list(cast.trading().company().id(), 1, 10)
                                .rows()
                                .stream()
                                .map(run ->
                                        AchCast.events(cast.content(run.id())).getFirst())
                                .map(event ->
                                        ((AchEvent.FileStarted) event).header().modifier())
                                .sorted()
                                .toList());
    }

    private DebitRun found(UUID run) {
        return cast.trading()
                .call(() -> cast.trading()
                        .bean(DebitRuns.class)
                        .find(cast.trading().company().id(), run)
                        .orElseThrow());
    }

    private static List<AchEntry> entries(List<AchEvent> events) {
        return events.stream()
                .flatMap(event -> event instanceof AchEvent.EntryRead read ? Stream.of(read.entry()) : Stream.empty())
                .toList();
    }
}
