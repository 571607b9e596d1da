package org.tallystick.lib.matching.protocol;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.matching.OpenItem;
import org.tallystick.lib.matching.Original;
import org.tallystick.lib.matching.ReceiptLine;
import org.tallystick.lib.matching.payer.Customer;

/** Reads customers, open items, bank lines and truth from files or from texts. */
public final class Sheets {
    private static final String[] CUSTOMER = {"customer_number", "name"};
    private static final String[] ITEM = {
        "invoice_number", "customer_number", "issued_on", "due_on", "currency", "open_amount"
    };
    private static final String[] LINE = {"bank_line_id", "booked_on", "amount", "currency", "remittance_text"};
    private static final String[] TRUTH = {"bank_line_id", "customer_number", "invoice_number", "cash_amount"};

    private Sheets() {}

    /** An item with what is open of it at the start of the period, in minor units. */
    public record ItemRow(OpenItem item, long openMinor) {}

    public static List<Customer> customers(Path file) {
        return customers(Sheet.file(file, CUSTOMER));
    }

    public static List<Customer> customers(String text) {
        return customers(Sheet.text("customers.csv", text, CUSTOMER));
    }

    private static List<Customer> customers(Sheet sheet) {
        return sheet.map(row -> new Customer(
                row.text("customer_number"),
                row.text("name"),
                row.known("parent_customer_number"),
                Arrays.stream(row.text("known_ibans").split(" "))
                        .filter(account -> !account.isBlank())
                        .toList(),
                false));
    }

    public static List<ItemRow> items(Path file) {
        return items(Sheet.file(file, ITEM));
    }

    public static List<ItemRow> items(String text) {
        return items(Sheet.text("open_items.csv", text, ITEM));
    }

    private static List<ItemRow> items(Sheet sheet) {
        return sheet.map(row -> new ItemRow(
                new OpenItem(
                        row.text("invoice_number"),
                        row.text("customer_number"),
                        row.text("invoice_number"),
                        row.date("issued_on"),
                        row.date("due_on"),
                        row.text("currency"),
                        discount(row.decimal("discount_percent"), row.knownDate("discount_until")),
                        row.known("customer_order"),
                        row.known("creditor_reference"),
                        row.yes("disputed"),
                        false),
                open(row)));
    }

    /** A credit memo is negative, however the file writes it. */
    private static long open(Sheet.Row row) {
        long open = row.minor("open_amount");
        return row.text("document_type").equals("CREDIT_MEMO") ? -Math.abs(open) : open;
    }

    private static OpenItem.@Nullable Discount discount(BigDecimal percent, @Nullable LocalDate until) {
        return until == null || percent.signum() <= 0 ? null : new OpenItem.Discount(percent, until);
    }

    public static List<ReceiptLine> lines(Path file) {
        return lines(Sheet.file(file, LINE));
    }

    public static List<ReceiptLine> lines(String text) {
        return lines(Sheet.text("bank_lines.csv", text, LINE));
    }

    private static List<ReceiptLine> lines(Sheet sheet) {
        return sheet.map(row -> new ReceiptLine(
                row.text("bank_line_id"),
                row.date("booked_on"),
                row.minor("amount"),
                row.text("currency"),
                row.known("payer_name"),
                row.known("payer_iban"),
                row.text("remittance_text"),
                row.known("structured_reference"),
                List.of(),
                original(row)));
    }

    /** Written with two decimals like all amounts; known only with all three of its columns. */
    private static @Nullable Original original(Sheet.Row row) {
        String currency = row.known("original_currency");
        if (currency == null || row.known("original_amount") == null || row.known("exchange_rate") == null) {
            return null;
        }
        return new Original(row.minor("original_amount"), currency, row.decimal("exchange_rate"), 2, 2);
    }

    public static Map<String, Truth> truth(Path file) {
        return truth(Sheet.file(file, TRUTH));
    }

    public static Map<String, Truth> truth(String text) {
        return truth(Sheet.text("truth.csv", text, TRUTH));
    }

    private static Map<String, Truth> truth(Sheet sheet) {
        Map<String, Truth> truths = new LinkedHashMap<>();
        sheet.map(Sheets::truthRow).forEach(truth -> truths.merge(truth.line(), truth, Truth::and));
        return truths;
    }

    private static Truth truthRow(Sheet.Row row) {
        String invoice = row.known("invoice_number");
        List<Truth.Part> parts = invoice == null
                ? List.of()
                : List.of(new Truth.Part(
                        invoice,
                        row.text("customer_number"),
                        row.minor("cash_amount"),
                        row.minor("adjustment_amount"),
                        row.text("adjustment_reason")));
        return new Truth(
                row.text("bank_line_id"),
                parts,
                row.yes("split_free"),
                row.known("duplicate_of"),
                row.text("noise"),
                !row.text("solvable").equals("no"),
                row.text("shape"),
                row.text("reference"));
    }
}
