package org.tallystick.lib.matching.protocol;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The published payments with their invoices, written as the exchange files of matching. */
final class PayToInvoice {
    static final Map<String, BigDecimal> DEDUCTIONS = Map.of(
            "USD", new BigDecimal("0.15"),
            "EUR", new BigDecimal("0.15"),
            "CHF", new BigDecimal("0.15"),
            "AUD", new BigDecimal("0.15"),
            "NZD", new BigDecimal("0.15"),
            "JPY", new BigDecimal("15"),
            "KRW", new BigDecimal("130"),
            "SEK", new BigDecimal("1.20"),
            "NOK", new BigDecimal("1.20"));

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final List<Row> invoices;
    private final List<Row> payments;
    private final List<Row> matches;

    PayToInvoice(Path folder) {
        invoices = rows(folder.resolve("invoices.csv"));
        payments = rows(folder.resolve("payments.csv"));
        matches = rows(folder.resolve("matches.csv"));
    }

    private static List<Row> rows(Path file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().map(Row::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Row(NamedCsvRecord cells) {
        String at(String column) {
            return cells.getField(column);
        }
    }

    String customers() {
        Map<String, String> names = new LinkedHashMap<>();
        invoices.forEach(row -> names.put(row.at("Customer ID"), row.at("Customer Name")));
        var text = new StringBuilder("customer_number,name\n");
        names.forEach((number, name) -> row(text, number, name));
        return text.toString();
    }

    String items() {
        var text = new StringBuilder(
                "invoice_number,document_type,customer_number,issued_on,due_on,currency,open_amount,customer_order\n");
        invoices.forEach(row -> row(
                text,
                row.at("Billing Number"),
                "INVOICE",
                row.at("Customer ID"),
                date(row.at("Document Date")),
                date(row.at("Due Date")),
                row.at("Currency Code"),
                amount(row.at("Amount")).toPlainString(),
                row.at("Assignment Number")));
        return text.toString();
    }

    /** In order of posting date, then id. */
    String lines() {
        var text = new StringBuilder("bank_line_id,booked_on,amount,currency,payer_name,payer_iban,remittance_text\n");
        ordered()
                .forEach(row -> row(
                        text,
                        row.at("payment_id"),
                        date(row.at("Posting Date")),
                        amount(row.at("Amount")).toPlainString(),
                        row.at("Currency"),
                        row.at("Business Partner"),
                        row.at("Account Number"),
                        row.at("Memo Line")));
        return text.toString();
    }

    /** The small deduction stands on the first invoice, and with the last part of an invoice its rest is small too. */
    String truth() {
        Map<String, Row> matchOf = new HashMap<>();
        matches.forEach(match -> list(match.at("payment_ids")).forEach(payment -> matchOf.put(payment, match)));
        Map<String, BigDecimal> open = new HashMap<>();
        var text = new StringBuilder("bank_line_id,customer_number,invoice_number,cash_amount,adjustment_amount,"
                + "adjustment_reason,split_free,noise\n");
        for (Row payment : ordered()) {
            Row match = Objects.requireNonNull(matchOf.get(payment.at("payment_id")), "a payment of no match");
            String noise = match.at("match_category") + " "
                    + match.at("perturbation_categories").replace("\"", "");
            BigDecimal left = amount(payment.at("Amount"));
            List<String> ids = list(match.at("invoice_ids"));
            for (String id : ids.reversed()) {
                Row invoice = invoices.get(Integer.parseInt(id));
                BigDecimal before = open.getOrDefault(id, amount(invoice.at("Amount")));
                BigDecimal cash = id.equals(ids.getFirst()) ? left : before;
                BigDecimal rest = before.subtract(cash);
                boolean small =
                        rest.abs().compareTo(DEDUCTIONS.getOrDefault(payment.at("Currency"), BigDecimal.ZERO)) <= 0;
                left = left.subtract(cash);
                open.put(id, small ? BigDecimal.ZERO : rest);
                row(
                        text,
                        payment.at("payment_id"),
                        invoice.at("Customer ID"),
                        invoice.at("Billing Number"),
                        cash.toPlainString(),
                        small ? rest.toPlainString() : "0",
                        small ? "SMALL" : "PARTIAL",
                        "yes",
                        noise);
            }
        }
        return text.toString();
    }

    private List<Row> ordered() {
        return payments.stream()
                .sorted(Comparator.comparing((Row row) -> row.at("Posting Date"))
                        .thenComparing(row -> Integer.valueOf(row.at("payment_id"))))
                .toList();
    }

    private static List<String> list(String json) {
        return Arrays.stream(json.replaceAll("[\\[\\]]", "").split(",", -1))
                .map(String::strip)
                .toList();
    }

    /** The file carries binary noise: two decimals, rounded half up. */
    private static BigDecimal amount(String text) {
        return new BigDecimal(text).setScale(2, RoundingMode.HALF_UP);
    }

    private static String date(String text) {
        return LocalDate.parse(text, DAY).toString();
    }

    private static void row(StringBuilder text, String... cells) {
        List<String> quoted = new ArrayList<>();
        for (String cell : cells) {
            quoted.add('"' + cell.replace("\"", "\"\"") + '"');
        }
        text.append(String.join(",", quoted)).append('\n');
    }
}
