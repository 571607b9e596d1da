package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

/** What is billed instead of a wrong invoice: to whom, on which order, and its lines. A line that is left out is not billed again. */
public record Rebill(CustomerId billTo, @Nullable String purchaseOrder, List<Line> lines) {
    static final String BILL_TO = "Bill to";

    private static final String ORDER = "Purchase order";
    private static final String LINE = "Line ";
    private static final String TIMES = " × ";
    private static final String AT = ", ";

    public Rebill {
        purchaseOrder = purchaseOrder == null || purchaseOrder.isBlank() ? null : purchaseOrder.strip();
        lines = List.copyOf(lines);
    }

    /** A line of the wrong invoice, by its number, with what is right. */
    public record Line(int line, BigDecimal quantity, BigDecimal unitPrice, String taxCode) {}

    /** The invoice as it is, to be changed. */
    public static Rebill unchanged(Invoice invoice, List<InvoiceLine> lines) {
        return new Rebill(
                invoice.customer(),
                invoice.purchaseOrder(),
                lines.stream()
                        .map(line -> new Line(line.line(), line.quantity(), line.agreedPrice(), line.taxCode()))
                        .toList());
    }

    /** The new charges by the lines they stand for; what nobody changes is as it was charged first. */
    Map<Integer, ChargeInput> charges(Invoice invoice, List<InvoiceLine> wrong, List<Charge> charged, LocalDate on) {
        Map<Integer, InvoiceLine> byNumber =
                wrong.stream().collect(Collectors.toMap(InvoiceLine::line, Function.identity()));
        Map<ChargeId, ChargeInput> known = charged.stream().collect(Collectors.toMap(Charge::id, Charge::input));
        Map<Integer, ChargeInput> charges = new LinkedHashMap<>();
        for (Line line : lines) {
            InvoiceLine before = byNumber.get(line.line());
            if (before == null) {
                throw Refusal.invalid(
                        "LINE_UNKNOWN", "The invoice has no line " + line.line() + "; load the page again.");
            }
            ChargeInput first = before.charge() == null ? null : known.get(before.charge());
            ChargeInput input = charge(invoice, before, first, line, on);
            if (charges.put(line.line(), input) != null) {
                throw Refusal.invalid("LINE_TWICE", "Line " + line.line() + " is there twice; give each line once.");
            }
        }
        requirePositive(invoice, charges);
        return charges;
    }

    private ChargeInput charge(
            Invoice invoice, InvoiceLine before, @Nullable ChargeInput charged, Line line, LocalDate on) {
        boolean ordered = Objects.equals(purchaseOrder, invoice.purchaseOrder());
        return new ChargeInput(
                charged != null && billTo.equals(invoice.customer()) ? charged.customer() : billTo,
                ChargeDesk.CORRECTION,
                invoice.number() + "/" + line.line(),
                before.description(),
                line.quantity(),
                before.unit(),
                line.unitPrice(),
                invoice.currency(),
                line.taxCode(),
                charged == null ? invoice.contractNumber() : charged.contractNumber(),
                charged != null && ordered ? charged.purchaseOrder() : purchaseOrder,
                before.serviceFrom(),
                before.serviceTo(),
                on,
                charged == null ? null : charged.serviceLine(),
                charged == null ? null : charged.unitCost());
    }

    private static void requirePositive(Invoice invoice, Map<Integer, ChargeInput> charges) {
        Money net =
                charges.values().stream().map(ChargeInput::amount).reduce(Money.zero(invoice.currency()), Money::plus);
        if (!net.isPositive()) {
            throw Refusal.invalid(
                    "NOTHING_TO_REBILL",
                    "Nothing is left to be billed anew; credit the invoice instead of correcting it.");
        }
    }

    /** As it is kept with a request, and read by whoever decides: {@code Line 1: 10 × 95.00, STANDARD}. */
    Map<String, String> command(Customer customer) {
        Map<String, String> parts = new TreeMap<>();
        parts.put(BILL_TO, customer.number());
        if (purchaseOrder != null) {
            parts.put(ORDER, purchaseOrder);
        }
        for (Line line : lines) {
            parts.put(
                    LINE + line.line(), plain(line.quantity()) + TIMES + plain(line.unitPrice()) + AT + line.taxCode());
        }
        return parts;
    }

    private static String plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.toBigInteger().toString() : shortest.toPlainString();
    }

    /** Reads what was kept, for the customer it names. */
    static Rebill of(Map<String, String> command, CustomerId customer) {
        List<Line> lines = new ArrayList<>();
        command.forEach((name, value) -> {
            if (name.startsWith(LINE)) {
                int times = value.indexOf(TIMES);
                int at = value.indexOf(AT);
                lines.add(new Line(
                        Integer.parseInt(name.substring(LINE.length())),
                        new BigDecimal(value.substring(0, times)),
                        new BigDecimal(value.substring(times + TIMES.length(), at)),
                        value.substring(at + AT.length())));
            }
        });
        lines.sort(Comparator.comparingInt(Line::line));
        return new Rebill(customer, command.get(ORDER), lines);
    }
}
