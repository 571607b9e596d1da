package org.tallystick.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tallystick.insights.Report;
import org.tallystick.insights.ReportQuery;
import org.tallystick.insights.Reports;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.insights.export.TableExport;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Transactions;

/** {@code report NAME}: a report of the web pages as text, CSV or JSON, or as a workbook in a file. */
@Component
final class ReportCommand implements Command {
    static final Syntax SYNTAX = Syntax.of(
            "report",
            "NAME --company CODE [--from D] [--to D] [--format F] [--out FILE]",
            "writes a report; --format csv, json or xlsx (which takes --out); report list names them");

    private final CompanyChoice companies;
    private final Reports reports;
    private final TableExport export;
    private final Transactions transactions;
    private final BusinessClock clock;

    ReportCommand(
            CompanyChoice companies,
            Reports reports,
            TableExport export,
            Transactions transactions,
            BusinessClock clock) {
        this.companies = companies;
        this.reports = reports;
        this.export = export;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        Company company = companies.named(arguments);
        String name = arguments.text("NAME");
        Report report = Report.find(name)
                .orElseThrow(() -> new UsageException("There is no report " + name + "; report list names them."));
        TableExport.Format format = format(arguments);
        Path out = arguments.path("--out").orElse(null);
        if (format == TableExport.Format.XLSX && out == null) {
            throw new UsageException("--format xlsx takes --out FILE: a workbook is not for the terminal.");
        }
        LocalDate to = arguments.date("--to").orElseGet(() -> clock.today(company.id()));
        ReportQuery query = ReportQuery.on(to).from(arguments.date("--from").orElse(null));
        byte[] written =
                transactions.reading(CompanyScope.of(company.id()), () -> write(company, report, query, format));
        if (out == null) {
            String text = new String(written, StandardCharsets.UTF_8);
            return new CommandResult(ExitCode.DONE, List.of(text), text);
        }
        save(out, written);
        return CommandResult.of(out.toString(), "Wrote " + out + ".");
    }

    private byte[] write(Company company, Report report, ReportQuery query, TableExport.Format format) {
        ReportTable table = reports.table(company.id(), report, query);
        var bytes = new ByteArrayOutputStream();
        export.write(table, format, bytes);
        return bytes.toByteArray();
    }

    private static TableExport.Format format(Arguments arguments) {
        String name = arguments.optional("--format").orElse(arguments.json() ? "json" : "csv");
        try {
            return TableExport.Format.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--format is csv, json or xlsx.");
        }
    }

    private static void save(Path file, byte[] content) {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
