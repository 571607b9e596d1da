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

    private final List<Map<String, String>> invoices;
    private final List<Map<String, String>> payments;
    private final List<Map<String, String>> matches;

    PayToInvoice(Path folder) {
        invoices = rows(folder.resolve("invoices.csv"));
        payments = rows(folder.resolve("payments.csv"));
        matches = rows(folder.resolve("matches.csv"));
    }

    private static List<Map<String, String>> rows(Path file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String customers() {
        Map<String, String> names = new LinkedHashMap<>();
        invoices.forEach(row -> names.put(row.get("Customer ID"), row.get("Customer Name")));
        var text = new StringBuilder("customer_number,name\n");
        names.forEach((number, name) -> row(text, number, name));
        return text.toString();
    }

    String items() {
        var text = new StringBuilder(
                "invoice_number,document_type,customer_number,issued_on,due_on,currency,open_amount,customer_order\n");
        invoices.forEach(row -> row(
                text,
                row.get("Billing Number"),
                "INVOICE",
                row.get("Customer ID"),
                date(row.get("Document Date")),
                date(row.get("Due Date")),
                row.get("Currency Code"),
                amount(row.get("Amount")).toPlainString(),
                row.get("Assignment Number")));
        return text.toString();
    }

    /** In order of posting date, then id. */
    String lines() {
        var text = new StringBuilder("bank_line_id,booked_on,amount,currency,payer_name,payer_iban,remittance_text\n");
        ordered()
                .forEach(row -> row(
                        text,
                        row.get("payment_id"),
                        date(row.get("Posting Date")),
                        amount(row.get("Amount")).toPlainString(),
                        row.get("Currency"),
                        row.get("Business Partner"),
                        row.get("Account Number"),
                        row.get("Memo Line")));
        return text.toString();
    }

    /** The small deduction stands on the first invoice, and with the last part of an invoice its rest is small too. */
    String truth() {
        Map<String, Map<String, String>> matchOf = new HashMap<>();
        matches.forEach(match -> list(match.get("payment_ids")).forEach(payment -> matchOf.put(payment, match)));
        Map<String, BigDecimal> open = new HashMap<>();
        var text = new StringBuilder("bank_line_id,customer_number,invoice_number,cash_amount,adjustment_amount,"
                + "adjustment_reason,split_free,noise\n");
        for (Map<String, String> payment : ordered()) {
            Map<String, String> match = matchOf.get(payment.get("payment_id"));
            String noise = match.get("match_category") + " " + match.get("perturbation_categories").replace("\"", "");
            BigDecimal left = amount(payment.get("Amount"));
            List<String> ids = list(match.get("invoice_ids"));
            for (String id : ids.reversed()) {
                Map<String, String> invoice = invoices.get(Integer.parseInt(id));
                BigDecimal before = open.getOrDefault(id, amount(invoice.get("Amount")));
                BigDecimal cash = id.equals(ids.getFirst()) ? left : before;
                BigDecimal rest = before.subtract(cash);
                boolean small = rest.abs().compareTo(DEDUCTIONS.get(payment.get("Currency"))) <= 0;
                left = left.subtract(cash);
                open.put(id, small ? BigDecimal.ZERO : rest);
                row(
                        text,
                        payment.get("payment_id"),
                        invoice.get("Customer ID"),
                        invoice.get("Billing Number"),
                        cash.toPlainString(),
                        small ? rest.toPlainString() : "0",
                        small ? "SMALL" : "PARTIAL",
                        "yes",
                        noise);
            }
        }
        return text.toString();
    }

    private List<Map<String, String>> ordered() {
        return payments.stream()
                .sorted(Comparator.comparing((Map<String, String> row) -> row.get("Posting Date"))
                        .thenComparing(row -> Integer.valueOf(row.get("payment_id"))))
                .toList();
    }

    private static List<String> list(String json) {
        return Arrays.stream(json.replaceAll("[\\[\\]]", "").split(","))
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
