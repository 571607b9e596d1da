package org.tallystick.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a sound order is; every fault is named, not only the first. */
final class OrderRules {
    static final int MOST_LINES = 500;

    private static final int MOST_DECIMALS = 6;
    private static final BigDecimal MOST = new BigDecimal("1000000000");
    private static final BigDecimal MOST_AMOUNT = new BigDecimal("90000000000");
    private static final Pattern SOURCE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,39}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[^\\p{Cntrl}]{1,80}");
    private static final Pattern TAX_CODE = Pattern.compile("[A-Z0-9_-]{1,20}");

    private OrderRules() {}

    static List<OrderFault> faults(OrderInput order, LocalDate today) {
        List<OrderFault> faults = new ArrayList<>();
        if (!SOURCE.matcher(order.source()).matches()) {
            faults.add(
                    OrderFault.of(
                            "source",
                            "SOURCE_INVALID",
                            "Name the system the order comes from with up to 40 letters, digits, dots or dashes, such as crm."));
        }
        if (!EXTERNAL_ID.matcher(order.externalId()).matches()) {
            faults.add(OrderFault.of(
                    "external_id", "ORDER_ID", "The id of the order is missing or longer than 80 characters."));
        }
        if (order.revision() < 1) {
            faults.add(OrderFault.of("revision", "REVISION_INVALID", "A revision is a whole number from 1 on."));
        }
        requireShort(faults, "purchase_order", order.purchaseOrder(), 100);
        requireShort(faults, "contract_number", order.contractNumber(), 40);
        if (order.lines().isEmpty() || order.lines().size() > MOST_LINES) {
            faults.add(OrderFault.of("lines", "LINES_INVALID", "An order has 1 to " + MOST_LINES + " lines."));
        }
        if (order.lines().stream().filter(OrderLine::recurs).count() > ContractTerms.MOST_LINES) {
            faults.add(OrderFault.of(
                    "lines",
                    "LINES_INVALID",
                    "At most " + ContractTerms.MOST_LINES + " lines of an order recur; a contract holds no more."));
        }
        Set<Integer> numbers = new HashSet<>();
        for (OrderLine line : order.lines()) {
            if (line.line() < 1 || !numbers.add(line.line())) {
                faults.add(OrderFault.of(
                        line,
                        "line",
                        "LINE_NUMBER",
                        "Each line has a number of its own, from 1 on, in every revision."));
            }
            check(line, today, faults);
        }
        checkSum(order, faults);
        return faults;
    }

    private static void requireShort(List<OrderFault> faults, String field, @Nullable String text, int longest) {
        if (text != null && text.length() > longest) {
            faults.add(OrderFault.of(field, "TEXT_TOO_LONG", "It is longer than " + longest + " characters."));
        }
    }

    private static void check(OrderLine line, LocalDate today, List<OrderFault> faults) {
        if (line.description().isEmpty() || line.description().length() > 1000) {
            faults.add(OrderFault.of(
                    line, "description", "LINE_TEXT", "What is ordered is missing or longer than 1000 characters."));
        }
        if (line.unit().isEmpty() || line.unit().length() > 20) {
            faults.add(OrderFault.of(line, "unit", "LINE_TEXT", "The unit is missing or longer than 20 characters."));
        }
        if (!TAX_CODE.matcher(line.taxCode()).matches()) {
            faults.add(OrderFault.of(
                    line, "tax_code", "TAX_CODE_INVALID", "Write the tax code as in the settings, such as STANDARD."));
        }
        if (line.quantity().signum() <= 0 || !fits(line.quantity())) {
            faults.add(OrderFault.of(
                    line,
                    "quantity",
                    "QUANTITY_INVALID",
                    "The quantity is above zero, at most a billion, with at most 6 decimals."));
        }
        if (line.unitPrice().signum() < 0 || !fits(line.unitPrice())) {
            faults.add(
                    OrderFault.of(
                            line,
                            "unit_price",
                            "PRICE_INVALID",
                            "The price is zero or more, at most a billion, with at most 6 decimals; a reduction is a lower price."));
        }
        boolean readable = fits(line.quantity()) && fits(line.unitPrice());
        if (readable && line.quantity().multiply(line.unitPrice()).compareTo(MOST_AMOUNT) > 0) {
            faults.add(OrderFault.of(
                    line,
                    "unit_price",
                    "AMOUNT_TOO_LARGE",
                    "Quantity times price is above 90 billion; is a decimal sign missing?"));
        }
        checkDays(line, today, faults);
    }

    private static boolean fits(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= MOST_DECIMALS && number.compareTo(MOST) <= 0;
    }

    private static void checkSum(OrderInput order, List<OrderFault> faults) {
        if (!faults.isEmpty()) {
            return;
        }
        BigDecimal sum = order.lines().stream()
                .map(line -> line.quantity().multiply(line.unitPrice()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(MOST_AMOUNT) > 0) {
            faults.add(OrderFault.of("lines", "AMOUNT_TOO_LARGE", "The lines sum to more than 90 billion."));
        }
    }

    private static void checkDays(OrderLine line, LocalDate today, List<OrderFault> faults) {
        LocalDate from = line.serviceFrom();
        LocalDate to = line.serviceTo();
        LocalDate delivered = line.deliveredOn();
        if (line.recurs() && from == null) {
            faults.add(OrderFault.of(
                    line, "service_from", "FIRST_DAY_MISSING", "A line that recurs needs its first day."));
        }
        if (to != null && (from == null || to.isBefore(from))) {
            faults.add(OrderFault.of(
                    line, "service_to", "SERVICE_DATES", "The service ends before it begins; check the two dates."));
        }
        if (line.recurs() == (line.every() == null)) {
            faults.add(OrderFault.of(
                    line,
                    "every",
                    "INTERVAL_INVALID",
                    "A line billed in advance or in arrears has an interval, and one billed once has none."));
        }
        if (line.recurs() && delivered != null) {
            faults.add(OrderFault.of(
                    line,
                    "delivered_on",
                    "DELIVERY_INVALID",
                    "Only a line billed once is delivered; one that recurs is charged by its contract."));
        }
        if (delivered != null && delivered.isAfter(today)) {
            faults.add(OrderFault.of(
                    line,
                    "delivered_on",
                    "DATE_TOO_LATE",
                    "Something is delivered today or earlier; say so when it has happened."));
        }
    }
}
