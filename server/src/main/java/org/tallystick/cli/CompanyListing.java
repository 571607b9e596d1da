package org.tallystick.cli;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;

/** {@code company list}. */
@Component
final class CompanyListing implements Command {
    static final Syntax SYNTAX = Syntax.of("company list", "", "lists the companies");

    private final Companies companies;

    CompanyListing(Companies companies) {
        this.companies = companies;
    }

    record Result(List<Row> companies) {}

    record Row(String code, String name, String currency, String country, String zone) {
        static Row of(Company company) {
            return new Row(
                    company.code(),
                    company.name(),
                    company.currency().code(),
                    company.country(),
                    company.zone().getId());
        }
    }

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        List<Row> rows = companies.list().stream().map(Row::of).toList();
        var table = new Table("code", "name", "currency", "country", "zone");
        rows.forEach(row -> table.row(row.code(), row.name(), row.currency(), row.country(), row.zone()));
        return CommandResult.of(new Result(rows), table);
    }
}
