package org.tallystick.collections;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.customers.Customer;
import org.tallystick.customers.Customers;
import org.tallystick.lib.collections.contact.Verdict;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.RegularWork;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.outbox.Outbox;
import org.tallystick.receivables.OpenItemId;

/**
 * Hands approved notices to whoever sends them, as soon as the contact rules allow: what is too early in the day waits until its
 * hour. What they will not allow within two weeks is held back.
 */
@Component
public class NoticeRelease implements RegularWork {
    private static final int AT_ONCE = 200;
    private static final Duration LONGEST_WAIT = Duration.ofDays(14);

    private final Notices notices;
    private final NoticeBook book;
    private final ContactCheck check;
    private final Ways ways;
    private final Customers customers;
    private final Outbox outbox;
    private final Transactions transactions;
    private final BusinessClock clock;

    NoticeRelease(
            Notices notices,
            NoticeBook book,
            ContactCheck check,
            Ways ways,
            Customers customers,
            Outbox outbox,
            Transactions transactions,
            BusinessClock clock) {
        this.notices = notices;
        this.book = book;
        this.check = check;
        this.ways = ways;
        this.customers = customers;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void run(CompanyId company) {
        int handled;
        do {
            handled = transactions.in(CompanyScope.of(company), () -> some(company));
        } while (handled == AT_ONCE);
    }

    private int some(CompanyId company) {
        Instant now = clock.now();
        List<Notice> waiting = notices.toRelease(company, now, AT_ONCE);
        waiting.forEach(notice -> release(company, notice, now));
        return waiting.size();
    }

    private void release(CompanyId company, Notice notice, Instant now) {
        switch (plan(company, notice, now)) {
            case Verdict.Allowed allowed -> {
                book.released(company, notice.id());
                outbox.publish(company, Notice.DUE, notice.id(), "{}");
            }
            case Verdict.Refused no -> wait(company, notice, no, now);
        }
    }

    private Verdict plan(CompanyId company, Notice notice, Instant now) {
        Customer customer = customers.find(company, notice.customer()).orElseThrow();
        List<OpenItemId> items = notices.lines(company, notice.id()).stream()
                .filter(NoticeLine::isIn)
                .map(NoticeLine::item)
                .toList();
        Way way = ways.of(company, customer);
        return check.of(company, customer, way.medium(), way.address(), items, now);
    }

    private void wait(CompanyId company, Notice notice, Verdict.Refused no, Instant now) {
        Optional<Instant> soon = no.earliest().filter(earliest -> earliest.isBefore(now.plus(LONGEST_WAIT)));
        if (soon.isPresent()) {
            book.sendFrom(company, notice.id(), soon.get());
        } else {
            book.move(
                    company,
                    Set.of(notice.id()),
                    NoticeState.SUPPRESSED,
                    "CONTACT_RULE: " + no.rule() + ": " + no.reason(),
                    Caller.system(company).actor().reference());
        }
    }
}
