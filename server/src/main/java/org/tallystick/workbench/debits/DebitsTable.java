package org.tallystick.workbench.debits;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.debits.Debit;
import org.tallystick.debits.DebitRun;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;

/** The debits of a run as a file: also what payers are told from. */
final class DebitsTable {
    private DebitsTable() {}

    static ReportTable of(DebitRun run, List<Debit> debits, Map<CustomerId, Customer> customers) {
        return new ReportTable(
                "direct-debits-" + run.collectOn(),
                "Direct debits",
                "",
                List.of(
                        ReportColumn.text("number", "Customer number"),
                        ReportColumn.text("customer", "Customer"),
                        ReportColumn.text("mandate", "Mandate"),
                        ReportColumn.date("collectOn", "Collected on"),
                        ReportColumn.text("endToEndId", "End-to-end id"),
                        ReportColumn.text("trace", "Trace"),
                        ReportColumn.date("tellBy", "Tell by"),
                        ReportColumn.date("toldOn", "Told on"),
                        ReportColumn.text("toldHow", "Told how"),
                        ReportColumn.text("outcome", "Outcome"),
                        ReportColumn.text("reason", "Reason"),
                        ReportColumn.text("currency", "Currency"),
                        ReportColumn.sum("amount", "Amount")),
                rows -> debits.forEach(debit -> rows.accept(row(run, debit, customers.get(debit.customer())))));
    }

    private static ReportRow row(DebitRun run, Debit debit, @Nullable Customer customer) {
        return ReportRow.of(
                customer == null ? null : customer.number(),
                customer == null ? null : customer.name(),
                debit.mandateReference(),
                run.collectOn(),
                debit.endToEndId(),
                debit.trace(),
                debit.tellBy(),
                debit.toldOn(),
                debit.toldHow(),
                DebitPages.word(debit.state()),
                debit.reasonCode(),
                debit.amount().currency().code(),
                debit.amount());
    }
}
