package org.tallystick.cli;

import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallystick.insights.Report;

/** {@code report list}. */
@Component
final class ReportListing implements Command {
    static final Syntax SYNTAX = Syntax.of("report list", "", "lists the reports");

    record Row(String name, String title, String description) {}

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        List<Row> rows = Arrays.stream(Report.values())
                .map(report -> new Row(report.key(), report.title(), report.description()))
                .toList();
        var table = new Table("name", "title", "description");
        rows.forEach(row -> table.row(row.name(), row.title(), row.description()));
        return CommandResult.of(rows, table);
    }
}
