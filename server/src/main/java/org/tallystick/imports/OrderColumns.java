package org.tallystick.imports;

import static org.tallystick.imports.ImportColumn.optional;
import static org.tallystick.imports.ImportColumn.required;

import java.util.List;

/** The columns of a table of orders: first those of the order, then those of the line. */
final class OrderColumns {
    static final List<ImportColumn> ALL = List.of(
            required("source", ImportColumn.Type.TEXT, "The system that sold it.", "crm", "system"),
            required(
                    "external_id",
                    ImportColumn.Type.TEXT,
                    "What that system calls the order; its rows stand together.",
                    "SO-1001",
                    "order",
                    "order number",
                    "order id",
                    "order no"),
            optional("revision", ImportColumn.Type.NUMBER, "1 when empty; a change has a higher one.", "1", "version"),
            required(
                    "customer",
                    ImportColumn.Type.TEXT,
                    "The customer's number.",
                    "C-1001",
                    "customer number",
                    "customer id",
                    "customer no"),
            optional("currency", ImportColumn.Type.CURRENCY, "The company's when empty.", "EUR", "currency code"),
            required("ordered_on", ImportColumn.Type.DATE, "The day of the order.", "2026-01-15", "order date", "date"),
            optional(
                    "purchase_order", ImportColumn.Type.TEXT, "The customer's own number.", "PO-77", "po number", "po"),
            optional(
                    "contract_number",
                    ImportColumn.Type.TEXT,
                    "The contract that lines that recur join; one is drafted when empty.",
                    "",
                    "contract"),
            required(
                    "line",
                    ImportColumn.Type.NUMBER,
                    "The number of the line, the same in every revision.",
                    "1",
                    "position"),
            required(
                    "description", ImportColumn.Type.TEXT, "What is ordered.", "Desk chair", "item", "product", "text"),
            required("quantity", ImportColumn.Type.NUMBER, "Above zero.", "4", "qty"),
            optional(
                    "unit", ImportColumn.Type.TEXT, "h, C62 (piece), KGM …; C62 when empty.", "C62", "unit of measure"),
            required("unit_price", ImportColumn.Type.NUMBER, "Net, of one unit; zero or more.", "199.00", "price"),
            required("tax_code", ImportColumn.Type.TEXT, "As in the settings.", "STANDARD", "tax"),
            optional(
                    "billed",
                    ImportColumn.Type.CHOICE,
                    "once (when empty), in_advance or in_arrears.",
                    "once",
                    "billing"),
            optional(
                    "every",
                    ImportColumn.Type.CHOICE,
                    "Of lines that recur: week, month, quarter, half_year or year.",
                    "",
                    "interval"),
            optional(
                    "service_from",
                    ImportColumn.Type.DATE,
                    "First day; required of lines that recur.",
                    "",
                    "from",
                    "start"),
            optional("service_to", ImportColumn.Type.DATE, "Last day; open when empty.", "", "to", "end"),
            optional(
                    "delivered_on",
                    ImportColumn.Type.DATE,
                    "The day on which all of a line billed once was delivered.",
                    "2026-01-20",
                    "delivery date",
                    "delivered"));

    private OrderColumns() {}
}
