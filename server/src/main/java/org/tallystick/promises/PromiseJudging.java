package org.tallystick.promises;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Customers;
import org.tallystick.lib.collections.promises.Judgement;
import org.tallystick.lib.collections.promises.PromiseState;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.daily.DailyWork;
import org.tallystick.receivables.Suspensions;

/**
 * Judges promises after each day, once the bank data up to their last day are in. What is decided is dunned again from the next
 * day on. A promise is looked at again for half a year: money may come late, or be taken back.
 */
@Component
class PromiseJudging implements DailyWork {
    private static final Logger log = LoggerFactory.getLogger(PromiseJudging.class);
    private static final int MONTHS_LOOKED_AT = 6;

    private final PromisesToPay promises;
    private final PromiseReview review;
    private final PromiseBook book;
    private final Suspensions suspensions;
    private final Customers customers;
    private final AuditLog audit;

    PromiseJudging(
            PromisesToPay promises,
            PromiseReview review,
            PromiseBook book,
            Suspensions suspensions,
            Customers customers,
            AuditLog audit) {
        this.promises = promises;
        this.review = review;
        this.book = book;
        this.suspensions = suspensions;
        this.customers = customers;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "promises.judging";
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void run(CompanyId company, LocalDate day) {
        LocalDate since = day.minusMonths(MONTHS_LOOKED_AT);
        List<PromiseToPay> wanted = promises.undecided(company, since);
        if (wanted.isEmpty()) {
            return;
        }
        customers.lock(company, wanted.stream().map(PromiseToPay::customer).collect(Collectors.toSet()));
        List<PromiseToPay> now = promises.undecided(company, since); // as they stand once nobody else changes them
        Map<PromiseId, Judgement> judged = review.of(company, now, day);
        long changed = now.stream()
                .filter(promise -> judge(company, promise, Objects.requireNonNull(judged.get(promise.id())), day))
                .count();
        if (changed > 0) {
            log.info("Judged {} promises to pay by {}", changed, day);
        }
    }

    /** Whether anything about it is new. */
    private boolean judge(CompanyId company, PromiseToPay promise, Judgement judgement, LocalDate day) {
        if (!isNew(promise, judgement)) {
            return false;
        }
        book.judge(company, promise.id(), judgement, day);
        if (judgement.state() != promise.state()) {
            Caller caller = Caller.system(company);
            if (promise.isOpen() && !PromiseToPay.isOpen(judgement.state())) {
                suspensions.end(
                        company,
                        List.of(promise.id().value()),
                        day.plusDays(1),
                        caller.actor().reference());
            }
            audit.record(
                    caller,
                    AuditEvent.of(
                                    "promise."
                                            + judgement
                                                    .state()
                                                    .name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', '-'),
                                    "promise",
                                    promise.id().value(),
                                    promise.amount().toString())
                            .about(promise.customer().value())
                            .fact("inTime", judgement.inTime())
                            .fact("later", judgement.later())
                            .fact("judgedOn", day));
        }
        return true;
    }

    private static boolean isNew(PromiseToPay promise, Judgement judgement) {
        PromiseState before = promise.state();
        PromiseState after = judgement.state();
        if (before == after) {
            PromiseToPay.Judged known = promise.judged();
            Money zero = Money.zero(promise.amount().currency());
            Money inTime = known == null ? zero : known.inTime();
            Money later = known == null ? zero : known.later();
            return !inTime.equals(judgement.inTime()) || !later.equals(judgement.later());
        }
        return !PromiseState.transitions().way(before, after).isEmpty()
                || PromiseState.whenTakenBack().allowed(before).contains(after);
    }
}
