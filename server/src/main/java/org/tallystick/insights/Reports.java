package org.tallystick.insights;

import org.springframework.stereotype.Service;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Transactions;

/** Makes every report as a table, for pages, files and the command line. */
@Service
public class Reports {
    private final AgingTables aging;
    private final FigureTables figures;
    private final SubledgerTables subledger;
    private final RecordTables records;
    private final CashTables cash;
    private final PreviouslyBilled billed;
    private final Transactions transactions;

    Reports(
            AgingTables aging,
            FigureTables figures,
            SubledgerTables subledger,
            RecordTables records,
            CashTables cash,
            PreviouslyBilled billed,
            Transactions transactions) {
        this.aging = aging;
        this.figures = figures;
        this.subledger = subledger;
        this.records = records;
        this.cash = cash;
        this.billed = billed;
        this.transactions = transactions;
    }

    /** The rows are read when the table is, in a transaction of their own and not all at once. */
    public ReportTable table(CompanyId company, Report report, ReportQuery query) {
        return transactions.in(CompanyScope.of(company), () -> switch (report) {
            case AGING_BY_CUSTOMER -> aging.byCustomer(company, query);
            case AGING_BY_INVOICE -> aging.byInvoice(company, query);
            case STATEMENT -> figures.statement(company, query);
            case KPIS -> figures.keyFigures(company, query);
            case TRIAL_BALANCE -> figures.trialBalance(company, query);
            case OPEN_ITEMS -> subledger.openItems(company, query);
            case PAYMENTS -> subledger.payments(company, query, false);
            case UNAPPLIED -> subledger.payments(company, query, true);
            case UNAPPLIED_AGING -> cash.unappliedAging(company, query);
            case STRAIGHT_THROUGH -> cash.straightThrough(company, query);
            case ALLOCATIONS -> subledger.allocations(company, query);
            case PREVIOUSLY_BILLED -> billed.table(company, query);
            case UNBILLED -> records.unbilled(company, query);
            case JOURNAL -> records.journal(company, query);
            case CUSTOMERS -> records.customers(company, query);
            case AUDIT -> records.audit(company, query);
        });
    }
}
