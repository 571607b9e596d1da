package org.tallystick.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.customers.CustomerId;

/** Writes charges as the time sheet system of the demonstration would report them; one row names a customer nobody knows. */
final class ChargeFile {
    private ChargeFile() {}

    static void write(Path file, List<ChargeInput> charges, Map<CustomerId, String> numbers) {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(
                    "customer",
                    "source",
                    "source_id",
                    "description",
                    "quantity",
                    "unit",
                    "unit_price",
                    "currency",
                    "tax_code",
                    "service_from",
                    "service_to",
                    "billable_on");
            for (ChargeInput charge : charges) {
                row(csv, numbers.getOrDefault(charge.customer(), ""), charge, charge.sourceId());
            }
            row(csv, "C-9999", charges.getFirst(), "C-9999/unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void row(CsvWriter csv, String customer, ChargeInput charge, String sourceId) {
        csv.writeRecord(
                customer,
                charge.source(),
                sourceId,
                charge.description(),
                charge.quantity().toPlainString(),
                charge.unit(),
                charge.unitPrice().toPlainString(),
                charge.currency().code(),
                charge.taxCode(),
                charge.serviceFrom().toString(),
                charge.serviceTo().toString(),
                charge.billableOn().toString());
    }
}
