package org.tallystick.controls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;
import org.tallystick.platform.SqlFile;
import org.tallystick.platform.daily.DailyWork;

/**
 * Compares three ways, every night and on demand: the bank with the ledger's bank accounts, and the ledger's control accounts
 * with the items and payments they are made of (RULE-02). What it found is kept as evidence.
 */
@Service
@Transactional
public class TieOut implements DailyWork {
    private static final Logger log = LoggerFactory.getLogger(TieOut.class);
    private static final String CONTROLS = SqlFile.read("controls/control-accounts.sql");

    private final JdbcClient db;
    private final BankTieOut banks;
    private final TieOutRuns runs;
    private final BusinessClock clock;

    TieOut(JdbcClient db, BankTieOut banks, TieOutRuns runs, BusinessClock clock) {
        this.db = db;
        this.banks = banks;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tie-out";
    }

    @Override
    public void run(CompanyId company, LocalDate day) {
        keep(company, day);
    }

    /** Compares as of today and keeps the result. */
    public TieOutReport now(Caller caller) {
        caller.must(Permission.CHECK_BOOKS);
        return keep(caller.company(), clock.today(caller.company()));
    }

    private TieOutReport keep(CompanyId company, LocalDate day) {
        hashRatherThanLoop();
        List<TiedControl> controls = controls(company, day);
        BankTieOut.Compared compared = banks.compare(company, day);
        List<TieOutItem> items = new ArrayList<>();
        controls.stream().filter(TiedControl::isBroken).map(TieOut::broken).forEach(items::add);
        items.addAll(compared.items());
        var report = new TieOutReport(Ids.next(), day, clock.now(), controls, compared.banks(), items);
        runs.keep(company, report);
        if (!report.ties()) {
            log.error(
                    "Tie-out of {} on {} names {} breaks",
                    company,
                    day,
                    report.breaks().size());
        }
        return report;
    }

    /** The comparisons read whole tables: hashing them beats row by row, also when the statistics are not fresh yet. */
    private void hashRatherThanLoop() {
        db.sql("select set_config('enable_nestloop', 'off', true)")
                .query((row, number) -> Sql.text(row, "set_config"))
                .single();
    }

    private static TieOutItem broken(TiedControl control) {
        return new TieOutItem(
                null,
                TieOutItem.Kind.CONTROL,
                "control",
                control.control().name(),
                control.difference(),
                null,
                control.control().title() + " differ. Look at the journal of the day before anything else is posted.");
    }

    private List<TiedControl> controls(CompanyId company, LocalDate day) {
        return db.sql(CONTROLS)
                .param("company", company.value())
                .param("day", day)
                .query(TieOutRuns::control)
                .list();
    }
}
