package org.tallystick.collections;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.collections.Choosing.Chosen;
import org.tallystick.collections.NoticeBook.Fresh;
import org.tallystick.collections.NoticeBook.LeftOut;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.collections.dunning.Choice;
import org.tallystick.lib.collections.dunning.Level;
import org.tallystick.lib.collections.dunning.Place;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;

/** Proposes the notices of a chunk of customers, and keeps why the other overdue items are in none. */
@Component
class Proposing {
    private static final int CUSTOMERS_AT_ONCE = 500;

    private final DunningRuns runs;
    private final Candidates candidates;
    private final Choosing choosing;
    private final NoticeBook book;
    private final BusinessClock clock;

    Proposing(DunningRuns runs, Candidates candidates, Choosing choosing, NoticeBook book, BusinessClock clock) {
        this.runs = runs;
        this.candidates = candidates;
        this.choosing = choosing;
        this.book = book;
        this.clock = clock;
    }

    /** Returns how many customers the chunk had; none when the run has ended. */
    int chunk(CompanyId company, DunningRun run) {
        Optional<UUID> reached = runs.lockReached(company, run.id());
        if (reached.isEmpty()) {
            return 0;
        }
        List<CustomerId> next = candidates.next(company, reached.get(), CUSTOMERS_AT_ONCE);
        if (next.isEmpty()) {
            return end(company, run);
        }
        keep(company, run, choosing.choose(company, next, run.on()));
        runs.advance(company, run.id(), next.getLast().value(), next.size());
        return next.size();
    }

    /** Returns that no customer is left. */
    int end(CompanyId company, DunningRun run) {
        runs.finish(company, run.id(), clock.now());
        return 0;
    }

    private void keep(CompanyId company, DunningRun run, List<Chosen> chosen) {
        List<Fresh> fresh = new ArrayList<>();
        List<LeftOut> left = new ArrayList<>();
        for (Chosen one : chosen) {
            notice(run, one).ifPresent(fresh::add);
            one.selection().choices().stream()
                    .filter(choice -> !choice.isIn() && isWorthSaying(choice))
                    .forEach(choice ->
                            left.add(new LeftOut(UUID.fromString(choice.item().id()), choice)));
        }
        Set<UUID> proposed = book.propose(company, fresh, run.startedBy());
        book.leave(company, run.id(), left);
        if (run.approve() && !proposed.isEmpty()) {
            book.move(company, proposed, NoticeState.APPROVED, null, run.startedBy());
        }
    }

    /** Nobody asks why what is not due, or is settled, is not demanded. */
    private static boolean isWorthSaying(Choice choice) {
        return choice.place() != Place.NOT_DUE && choice.place() != Place.SETTLED;
    }

    private static Optional<Fresh> notice(DunningRun run, Chosen chosen) {
        DunningPolicy policy = chosen.policy();
        if (policy == null) {
            return Optional.empty();
        }
        return chosen.selection()
                .level()
                .map(level -> new Fresh(
                        notice(run, chosen, policy, level), chosen.selection().in()));
    }

    private static Notice notice(DunningRun run, Chosen chosen, DunningPolicy policy, Level level) {
        return new Notice(
                Ids.next(),
                run.id(),
                chosen.customer().id(),
                chosen.customer().number() + "-" + run.on() + "-"
                        + chosen.currency().code(),
                policy.id(),
                policy.version(),
                level.number(),
                level.tone(),
                run.on(),
                chosen.selection().total(),
                NoticeState.PROPOSED,
                null,
                null,
                null);
    }
}
