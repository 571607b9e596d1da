package org.tallystick.collections;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.EarlierWrites;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.TableGrowth;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.jobs.JobWork;
import org.tallystick.platform.jobs.Progress;

/**
 * Carries runs out, the earliest day first, customer by customer in chunks that commit by themselves: killed in the middle it goes
 * on where it stopped. Missed days are replayed one by one.
 */
@Component
class DunningWork implements JobWork {
    static final String KIND = "collections.dunning";

    private final DunningRuns runs;
    private final Proposing proposing;
    private final TableGrowth growth;
    private final EarlierWrites earlier;
    private final Transactions transactions;

    DunningWork(
            DunningRuns runs,
            Proposing proposing,
            TableGrowth growth,
            EarlierWrites earlier,
            Transactions transactions) {
        this.runs = runs;
        this.proposing = proposing;
        this.growth = growth;
        this.earlier = earlier;
        this.transactions = transactions;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(CompanyId company, UUID subject, String startedBy, Progress progress) {
        CompanyScope scope = CompanyScope.of(company);
        DunningRun asked = transactions
                .reading(scope, () -> runs.find(company, subject))
                .orElseThrow(() -> Refusal.notFound("dunning run"));
        List<DunningRun> open = transactions.reading(scope, () -> runs.unfinished(company));
        for (DunningRun run : open) {
            if (!run.on().isAfter(asked.on())) {
                carryOut(scope, company, run, progress);
            }
        }
        return result(scope, company, asked.id());
    }

    private void carryOut(CompanyScope scope, CompanyId company, DunningRun run, Progress progress) {
        earlier.awaitEnd();
        TableGrowth.Watch watch =
                growth.watch("collections.notice", "collections.notice_item", "collections.left_item");
        int done = 1;
        while (done > 0 && !progress.cancelled()) {
            done = transactions.in(scope, () -> proposing.chunk(company, run));
            watch.added(done);
            progress.advance(done, 0);
        }
        if (done > 0) { // somebody stopped it; the next run does not take it up again
            transactions.in(scope, () -> proposing.end(company, run));
        }
    }

    private String result(CompanyScope scope, CompanyId company, UUID run) {
        long notices = transactions.reading(scope, () -> runs.totals(company, run)).stream()
                .mapToLong(DunningRuns.Total::notices)
                .sum();
        return notices + (notices == 1 ? " reminder proposed." : " reminders proposed.");
    }
}
