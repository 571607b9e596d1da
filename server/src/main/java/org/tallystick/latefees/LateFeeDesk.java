package org.tallystick.latefees;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.latefees.FeeJudge.Verdict;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;

/**
 * Charges what being late costs, for a month that has ended. What was charged before is not charged again, so a month may be run
 * as often as anybody likes; customers are charged a hundred at a time, each hundred whole.
 */
@Service
public class LateFeeDesk {
    private static final int CHUNK = 100;

    /** What a page shows; a run charges all. */
    private static final int MOST_SHOWN = 500;

    private final LateFeeRules rules;
    private final ReferenceRates rates;
    private final FeeCases cases;
    private final FeePosting posting;
    private final Customers customers;
    private final Transactions transactions;
    private final BusinessClock clock;

    LateFeeDesk(
            LateFeeRules rules,
            ReferenceRates rates,
            FeeCases cases,
            FeePosting posting,
            Customers customers,
            Transactions transactions,
            BusinessClock clock) {
        this.rules = rules;
        this.rates = rates;
        this.cases = cases;
        this.posting = posting;
        this.customers = customers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a run came to. */
    public record Charged(int notes, int fees) {
        Charged plus(Charged more) {
            return new Charged(notes + more.notes, fees + more.fees);
        }
    }

    /** What charging the month would do, without doing it. */
    @Transactional(readOnly = true)
    public FeePreview preview(Caller caller, YearMonth month) {
        caller.must(Permission.VIEW);
        FeeJudge judge = judge(caller.company(), month);
        List<FeePreview.Row> due = new ArrayList<>();
        List<FeePreview.Row> spared = new ArrayList<>();
        @Nullable CustomerId after = null;
        List<CustomerId> next = cases.next(caller.company(), month, after, CHUNK);
        while (!next.isEmpty() && due.size() + spared.size() < MOST_SHOWN) {
            for (FeeCase about : cases.of(caller.company(), month, next)) {
                for (Verdict verdict : judge.verdicts(about)) {
                    (verdict instanceof Verdict.Due ? due : spared).add(row(verdict));
                }
            }
            after = next.getLast();
            next = cases.next(caller.company(), month, after, CHUNK);
        }
        return new FeePreview(month, due, spared);
    }

    /** Charges the month, on a day after it. */
    public Charged charge(Caller caller, YearMonth month, LocalDate on) {
        caller.must(Permission.BILL);
        requireOver(caller.company(), month, on);
        Charged charged = new Charged(0, 0);
        @Nullable CustomerId after = null;
        while (true) {
            @Nullable CustomerId from = after;
            List<CustomerId> next = transactions.in(
                    CompanyScope.of(caller.company()), () -> cases.next(caller.company(), month, from, CHUNK));
            if (next.isEmpty()) {
                return charged;
            }
            charged = charged.plus(
                    transactions.in(CompanyScope.of(caller.company()), () -> chunk(caller, month, on, next)));
            after = next.getLast();
        }
    }

    /** The customers are locked first, so that what is open stays what it is, and two runs go one after the other. */
    private Charged chunk(Caller caller, YearMonth month, LocalDate on, List<CustomerId> next) {
        customers.lock(caller.company(), next);
        FeeJudge judge = judge(caller.company(), month);
        List<Verdict.Due> due = new ArrayList<>();
        for (FeeCase about : cases.of(caller.company(), month, next)) {
            for (Verdict verdict : judge.verdicts(about)) {
                if (verdict instanceof Verdict.Due fee) {
                    due.add(fee);
                }
            }
        }
        return posting.post(caller, month, on, due);
    }

    private FeeJudge judge(CompanyId company, YearMonth month) {
        return new FeeJudge(rules.list(company), rates.known(company), month);
    }

    private void requireOver(CompanyId company, YearMonth month, LocalDate on) {
        if (!on.isAfter(month.atEndOfMonth())) {
            throw Refusal.invalid("MONTH_NOT_OVER", "Fees of a month are charged on a day after it.");
        }
        if (on.isAfter(clock.today(company))) {
            throw Refusal.invalid("DATE_IN_FUTURE", "Choose today or an earlier day.");
        }
    }

    private static FeePreview.Row row(Verdict verdict) {
        FeeCase about = verdict.about();
        return new FeePreview.Row(
                about.customer().id(),
                about.customer().name(),
                about.item().document(),
                about.item().number(),
                about.dueOn(),
                verdict.rule().name(),
                verdict instanceof Verdict.Due due ? due.fee().amount() : null,
                FeeSentence.of(verdict));
    }
}
