package org.tallystick.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** {@code company create}. */
@Component
final class CompanyCreate implements Command {
    static final Syntax SYNTAX = Syntax.of(
            "company create",
            "CODE --name N --currency C --country CC --zone Z",
            "adds a company, such as ACME --name 'Acme Corp' --currency EUR --country DE --zone Europe/Berlin");

    private final Companies companies;

    CompanyCreate(Companies companies) {
        this.companies = companies;
    }

    record Result(boolean created, CompanyListing.Row company) {}

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        Company wanted = company(arguments);
        Optional<Company> existing = companies.find(wanted.code());
        if (existing.isPresent() && !same(existing.get(), wanted)) {
            throw Refusal.conflict(
                    "COMPANY_CODE_TAKEN",
                    "There is a company " + wanted.code() + " already, with other data; choose another code.");
        }
        Company company = existing.orElseGet(() -> companies.create(wanted));
        String text = existing.isPresent()
                ? "There was a company " + company.code() + " already; nothing was changed."
                : "Added the company " + company.code() + ".";
        return CommandResult.of(new Result(existing.isEmpty(), CompanyListing.Row.of(company)), text);
    }

    private static boolean same(Company one, Company other) {
        return one.name().equals(other.name())
                && one.currency().equals(other.currency())
                && one.country().equals(other.country())
                && one.zone().equals(other.zone());
    }

    private static Company company(Arguments arguments) {
        String code = arguments.text("CODE").toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z0-9][A-Z0-9-]{1,19}")) {
            throw new UsageException("CODE has 2 to 20 letters, digits and hyphens, such as ACME.");
        }
        String country = arguments.text("--country").toUpperCase(Locale.ROOT);
        if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(country)) {
            throw new UsageException("--country takes a code of two letters, such as DE or US.");
        }
        return new Company(
                CompanyId.next(),
                code,
                name(arguments),
                currency(arguments),
                country,
                zone(arguments),
                null,
                Company.Letterhead.EMPTY);
    }

    private static String name(Arguments arguments) {
        String name = arguments.text("--name").strip();
        if (name.isEmpty()) {
            throw new UsageException("--name is empty.");
        }
        return name;
    }

    private static CurrencyCode currency(Arguments arguments) {
        String code = arguments.text("--currency").toUpperCase(Locale.ROOT);
        if (!CurrencyCode.isKnown(code)) {
            throw new UsageException("--currency takes a code of three letters, such as EUR or USD.");
        }
        return CurrencyCode.of(code);
    }

    private static ZoneId zone(Arguments arguments) {
        try {
            return ZoneId.of(arguments.text("--zone"));
        } catch (DateTimeException e) {
            throw new UsageException("--zone takes a time zone, such as Europe/Berlin or America/New_York.");
        }
    }
}
