package org.tallystick.workbench.audit;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tallystick.audit.AuditEntry;
import org.tallystick.insights.export.ReportColumn;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.workbench.Downloads;

/** The deeds of the audit log as a file. */
final class AuditTable {
    private AuditTable() {}

    static ReportTable of(Downloads.Pages<AuditEntry> pages, UnaryOperator<String> names) {
        return new ReportTable(
                "audit",
                "Audit trail",
                "",
                List.of(
                        ReportColumn.text("recordedAt", "Recorded at"),
                        ReportColumn.text("actor", "By"),
                        ReportColumn.text("command", "Deed"),
                        ReportColumn.text("subjectType", "Kind"),
                        ReportColumn.text("subject", "Id"),
                        ReportColumn.text("label", "Subject"),
                        ReportColumn.text("reason", "Reason"),
                        ReportColumn.text("facts", "Facts"),
                        ReportColumn.text("changes", "Changes")),
                rows -> Downloads.each(pages, page -> page.rows().forEach(entry -> rows.accept(row(entry, names)))));
    }

    private static ReportRow row(AuditEntry entry, UnaryOperator<String> names) {
        return ReportRow.of(
                entry.recordedAt().toString(),
                names.apply(entry.actor()),
                entry.command(),
                entry.subjectType(),
                entry.subject().toString(),
                entry.label(),
                entry.reason(),
                joined(entry.facts()),
                joined(entry.changes()));
    }

    private static String joined(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
    }
}
