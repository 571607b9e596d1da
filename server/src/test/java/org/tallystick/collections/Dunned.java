package org.tallystick.collections;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Trading;
import org.tallystick.customers.ContactRole;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.delivery.Deliveries;
import org.tallystick.delivery.Delivery;
import org.tallystick.lib.collections.dunning.Level;
import org.tallystick.lib.collections.dunning.Tone;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.platform.outbox.OutboxWorker;

/** A company that reminds: three levels, 7, 21 and 35 days after the due day, ten days apart. */
final class Dunned {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    final Trading trading;
    final CompanyId company;
    private final SettableClock clock;

    Dunned(ApplicationContext beans) {
        this.clock = beans.getBean(SettableClock.class);
        this.trading = Trading.withLetterhead(beans);
        this.company = trading.company().id();
    }

    static DunningPolicy policy() {
        return new DunningPolicy(
                Ids.next(),
                0,
                "Usual",
                LocalDate.of(2026, 1, 1),
                List.of(new Level(1, 7, Tone.REMINDER), new Level(2, 21, Tone.DEMAND), new Level(3, 35, Tone.FINAL)),
                10,
                Map.of(),
                false,
                false);
    }

    Dunned withPolicy() {
        deed(() -> {
            UUID policy = desk(PolicyDesk.class).save(trading.caller(), policy());
            desk(PolicyDesk.class).assign(trading.caller(), (CustomerKind) null, policy, LocalDate.of(2026, 1, 1));
        });
        return this;
    }

    void at(String local) {
        clock.set(LocalDateTime.parse(local).atZone(BERLIN).toInstant());
    }

    CustomerId customer(String number, CustomerKind kind, String language) {
        var profile = new CustomerProfile(
                number,
                "Customer " + number,
                kind,
                null,
                Locale.forLanguageTag(language),
                Trading.EUR,
                PaymentTerms.parse("NET 0"),
                null,
                DeliveryChannel.NONE, // invoices of the tests go nowhere
                new PostalAddress("1 Main Street", "10115", "Berlin", "DE"),
                null);
        return trading.call(() -> desk(CustomerDesk.class).create(trading.caller(), profile));
    }

    /** One who can be written to. */
    CustomerId reachable(String number) {
        CustomerId id = customer(number, CustomerKind.BUSINESS, "en");
        contact(id, number.toLowerCase(Locale.ROOT) + "@customer.example");
        return id;
    }

    UUID contact(CustomerId customer, String email) {
        return trading.call(() -> desk(CustomerDesk.class)
                .addContact(
                        trading.caller(), customer, "Ada Lovelace", email, null, null, Set.of(ContactRole.DUNNING)));
    }

    /** A run of today. */
    UUID run() {
        return desk(DunningDesk.class).runNow(trading.caller(), trading.today(), Progress.unwatched());
    }

    void approve(UUID run) {
        deed(() -> desk(DunningDesk.class).approve(trading.caller(), run));
    }

    /** Everything that waits is handed on and sent. */
    void send() {
        desk(NoticeRelease.class).run(company);
        int worked;
        do {
            worked = desk(OutboxWorker.class).drain(company);
        } while (worked > 0);
    }

    /** Runs, approves and sends. */
    UUID remind() {
        UUID run = run();
        approve(run);
        send();
        return run;
    }

    List<Notice> notices(UUID run) {
        return trading.call(
                () -> desk(Notices.class).ofRun(company, run, 1, 500).rows());
    }

    Notice only(UUID run) {
        List<Notice> all = notices(run);
        if (all.size() != 1) {
            throw new AssertionError("one notice, not " + all);
        }
        return all.getFirst();
    }

    List<NoticeLine> lines(Notice notice) {
        return trading.call(() -> desk(Notices.class).lines(company, notice.id()));
    }

    List<Delivery> deliveries(Notice notice) {
        return trading.call(() -> desk(Deliveries.class).ofDocument(company, notice.id()));
    }

    /** Why overdue items are in no notice. */
    List<String> left(UUID run) {
        List<String> places = new ArrayList<>();
        trading.call(() -> desk(DunningRuns.class).left(company, run, 500)).forEach(left -> places.add(left.place()));
        return places;
    }

    void deed(Runnable deed) {
        trading.call(() -> {
            deed.run();
            return true;
        });
    }

    <T> T desk(Class<T> type) {
        return trading.bean(type);
    }
}
