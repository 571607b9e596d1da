package org.tallystick.invoicing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tallystick.lib.money.Percent;

/** The tax codes a new company of a country begins with; dated data, to be checked and added to by the company. */
final class UsualTaxRates {
    private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

    private UsualTaxRates() {}

    static List<TaxRate> of(String country) {
        List<TaxRate> rates = new ArrayList<>(List.of(
                new TaxRate("ZERO", ALWAYS, "Z", Percent.ZERO, "Zero rated", null),
                new TaxRate("EXEMPT", ALWAYS, "E", Percent.ZERO, "Exempt", "Exempt from tax"),
                new TaxRate("REVERSE", ALWAYS, "AE", Percent.ZERO, "Reverse charge", "Reverse charge"),
                new TaxRate("NONE", ALWAYS, "O", Percent.ZERO, "Not subject to tax", "Not subject to tax")));
        List<TaxRate> own = table().stream()
                .filter(row -> row.getField("country").equals(country))
                .map(UsualTaxRates::rate)
                .toList();
        rates.addAll(own.isEmpty() ? List.of(untaxed()) : own);
        return rates;
    }

    /** Where we know no rates, charges are billed without tax until the company enters its own. */
    private static TaxRate untaxed() {
        return new TaxRate("STANDARD", ALWAYS, "Z", Percent.ZERO, "No tax", null);
    }

    private static TaxRate rate(NamedCsvRecord row) {
        return new TaxRate(
                row.getField("tax_code"),
                LocalDate.parse(row.getField("valid_from")),
                row.getField("category"),
                Percent.of(row.getField("rate")),
                row.getField("label"),
                null);
    }

    private static List<NamedCsvRecord> table() {
        try (InputStream file = Objects.requireNonNull(
                        UsualTaxRates.class.getResourceAsStream("/invoicing/usual-tax-rates.csv"));
                CsvReader<NamedCsvRecord> reader =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
