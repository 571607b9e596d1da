package org.tallystick.debits;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.bankfiles.pain.PaymentEvent;
import org.tallystick.lib.bankfiles.pain.PaymentReader;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Creditor;
import org.tallystick.payments.Creditors;
import org.tallystick.payments.DebitAccount;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.MandateDesk;
import org.tallystick.payments.MandateInput;
import org.tallystick.payments.Mandates;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.outbox.OutboxWorker;

/** A company that collects by direct debit, and short ways to do so. */
final class DebitCast {
    static final String IDENTIFIER = "DE98ZZZ09999999999";
    static final String IBAN = "FR1420041010050500013M02606";

    /** A Monday; payers told today are debited on the sixteenth at the earliest. */
    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    static final LocalDate COLLECTION = LocalDate.of(2026, 3, 16);

    private final ApplicationContext beans;
    private final Trading trading;

    DebitCast(ApplicationContext beans) {
        this.beans = beans;
        on(TODAY);
        trading = Trading.open(beans);
        trading.call(() -> {
            trading.bean(Creditors.class).set(trading.caller(), new Creditor(IDENTIFIER, 14, 3));
            return true;
        });
    }

    /** It is noon of that day. */
    void on(LocalDate day) {
        beans.getBean(SettableClock.class)
                .set(day.atTime(12, 0).atZone(ZoneId.of("Europe/Berlin")).toInstant());
    }

    Trading trading() {
        return trading;
    }

    /** A customer who signed a mandate of that reference; terms of no days make everything due at once. */
    CustomerId payer(String number, String reference, @Nullable LocalDate lastUsedOn) {
        CustomerId customer = trading.customer(number, "Payer " + number, "NET 0");
        mandate(customer, reference, lastUsedOn);
        return customer;
    }

    UUID mandate(CustomerId customer, String reference, @Nullable LocalDate lastUsedOn) {
        return mandate(customer, reference, lastUsedOn, null);
    }

    UUID mandate(CustomerId customer, String reference, @Nullable LocalDate lastUsedOn, @Nullable Integer noticeDays) {
        var input = new MandateInput(
                reference,
                LocalDate.of(2025, 11, 15),
                Mandate.Scheme.CORE,
                "Ada Lovelace",
                new DebitAccount.Sepa(IBAN, null),
                null,
                lastUsedOn,
                noticeDays);
        return trading.call(() -> trading.bean(MandateDesk.class).add(trading.caller(), customer, input));
    }

    Mandate mandateOf(CustomerId customer) {
        return trading.call(() -> trading.bean(Mandates.class)
                .of(trading.company().id(), customer)
                .getFirst());
    }

    DebitOrder order() {
        return order(COLLECTION, 14);
    }

    DebitOrder order(LocalDate collectOn, int noticeDays) {
        UUID bank = trading.call(() -> trading.bean(BankAccounts.class)
                .list(trading.company().id())
                .getFirst()
                .id());
        return new DebitOrder(bank, collectOn, collectOn, noticeDays, Set.of());
    }

    UUID run() {
        return make(order());
    }

    /** Made, its payers told at once, and handed to the bank. */
    UUID make(DebitOrder order) {
        UUID run = planned(order);
        debits(run).forEach(debit -> told(debit, trading.today()));
        handOut(run);
        return run;
    }

    UUID planned(DebitOrder order) {
        UUID run = trading.call(() -> trading.bean(DebitDesk.class).make(trading.caller(), order));
        trading.bean(OutboxWorker.class).drain(trading.company().id()); // nobody has an address to be told at
        return run;
    }

    void told(Debit debit, LocalDate on) {
        trading.call(() -> {
            trading.bean(DebitNotices.class).told(trading.caller(), debit.id(), on, "By phone");
            return true;
        });
    }

    void handOut(UUID run) {
        trading.call(() -> {
            trading.bean(DebitHandOut.class).handOut(trading.caller(), run);
            return true;
        });
    }

    void collect(UUID run, LocalDate on) {
        trading.call(() -> {
            trading.bean(DebitOutcomes.class).collect(trading.caller(), run, on);
            return true;
        });
    }

    /** The day comes and the money with it. */
    UUID collected() {
        UUID run = run();
        on(COLLECTION);
        collect(run, COLLECTION);
        return run;
    }

    void sentBack(Debit debit, LocalDate on, String code) {
        trading.call(() -> {
            trading.bean(DebitOutcomes.class).sentBack(trading.caller(), debit.id(), on, code);
            return true;
        });
    }

    List<Debit> debits(UUID run) {
        return trading.call(
                () -> trading.bean(Debits.class).ofRun(trading.company().id(), run));
    }

    Debit debit(UUID run) {
        return debits(run).getFirst();
    }

    DebitRun found(UUID run) {
        return trading.call(() ->
                trading.bean(DebitRuns.class).find(trading.company().id(), run).orElseThrow());
    }

    /** What the reader of pain.008 finds in the file of a run. */
    List<PaymentEvent> file(UUID run) {
        byte[] content = trading.call(
                () -> trading.bean(DebitRuns.class).content(trading.company().id(), run));
        List<PaymentEvent> events = new ArrayList<>();
        try (var reader = PaymentReader.open(new ByteArrayInputStream(content))) {
            for (PaymentEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
        }
        return events;
    }
}
