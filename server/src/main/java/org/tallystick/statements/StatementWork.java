package org.tallystick.statements;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.EarlierWrites;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.jobs.JobWork;
import org.tallystick.platform.jobs.Progress;

/**
 * Carries runs out, the earliest day first, customer by customer in chunks that commit by themselves. Runs that wait for an
 * earlier one are carried out after it by whoever comes first.
 */
@Component
class StatementWork implements JobWork {
    static final String KIND = "statements.run";

    private final StatementRuns runs;
    private final Drawing drawing;
    private final EarlierWrites earlier;
    private final Transactions transactions;

    StatementWork(StatementRuns runs, Drawing drawing, EarlierWrites earlier, Transactions transactions) {
        this.runs = runs;
        this.drawing = drawing;
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
        StatementRun asked = transactions
                .reading(scope, () -> runs.find(company, subject))
                .orElseThrow(() -> Refusal.notFound("statement run"));
        List<StatementRun> open = transactions.reading(scope, () -> runs.unfinished(company));
        for (StatementRun run : open) {
            if (!run.to().isAfter(asked.to())) {
                carryOut(scope, company, run, progress);
            }
        }
        return result(scope, company, asked.id());
    }

    private void carryOut(CompanyScope scope, CompanyId company, StatementRun run, Progress progress) {
        earlier.awaitEnd();
        OpenAccounts open = transactions.reading(scope, () -> drawing.open(company, run));
        int drawn = 1;
        while (drawn > 0 && !progress.cancelled()) {
            drawn = transactions.in(scope, () -> drawing.chunk(company, run, open));
            progress.advance(drawn, 0);
        }
        if (drawn > 0) { // somebody stopped it; the next run does not take it up again
            transactions.in(scope, () -> drawing.end(company, run));
        }
    }

    private String result(CompanyScope scope, CompanyId company, UUID run) {
        long statements = transactions.reading(scope, () -> runs.totals(company, run)).stream()
                .mapToLong(StatementRuns.Total::statements)
                .sum();
        int held =
                transactions.reading(scope, () -> runs.heldBack(company, run)).size();
        return statements
                + (statements == 1 ? " statement issued" : " statements issued")
                + (held == 0 ? "." : ", " + held + " held back because their figures do not agree.");
    }
}
