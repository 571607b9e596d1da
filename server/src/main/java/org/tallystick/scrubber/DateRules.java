package org.tallystick.scrubber;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.tallystick.customers.CustomerKind;
import org.tallystick.lib.receivables.terms.Installment;

/** Whether the days can be right. */
final class DateRules {
    private static final int OLD_MONTHS = 12;
    private static final int BUSINESS_DAYS_TO_PAY = 60;
    private static final int PUBLIC_DAYS_TO_PAY = 30;

    private DateRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "SCR-702",
                        "The service is not long past",
                        "Work of more than a year ago is often billed already, or no longer owed.",
                        "Own rule, 12 months",
                        Severity.WARN,
                        "Check that it was not billed elsewhere; withdraw the charge, or acknowledge it.",
                        Place.CHARGE,
                        facts -> facts.lines().stream()
                                .filter(line ->
                                        line.to().isBefore(facts.invoiceOn().minusMonths(OLD_MONTHS)))
                                .map(line -> Said.of(
                                        line, "the service ended on " + line.to() + ", more than a year before."))),
                new Rule(
                        "SCR-703",
                        "The service is not far ahead",
                        "A service that begins more than a year after the invoice is mostly a wrong year.",
                        "Own rule, 12 months",
                        Severity.WARN,
                        "Withdraw the charge and record it anew with the right days.",
                        Place.CHARGE,
                        facts -> facts.lines().stream()
                                .filter(line ->
                                        line.from().isAfter(facts.invoiceOn().plusMonths(OLD_MONTHS)))
                                .map(line -> Said.of(
                                        line, "the service begins on " + line.from() + ", more than a year later."))),
                new Rule(
                        "SCR-704",
                        "The service has begun",
                        "It is billed in advance; right for subscriptions, and for nothing else.",
                        "EN 16931 BG-26",
                        Severity.INFO,
                        "Bill it later if it is no subscription.",
                        Place.CHARGE,
                        facts -> facts.lines().stream()
                                .filter(line -> line.from().isAfter(facts.invoiceOn())
                                        && !line.from()
                                                .isAfter(facts.invoiceOn().plusMonths(OLD_MONTHS)))
                                .map(line -> Said.of(
                                        line, "the service begins on " + line.from() + ", after the invoice."))),
                new Rule(
                        "SCR-705",
                        "The month of the service is open",
                        "The revenue of a closed month is booked in the month of the invoice.",
                        "DOMAIN RULE-18",
                        Severity.INFO,
                        "Tell the controller, who may have counted on it.",
                        Place.CHARGE,
                        facts -> facts.lines().stream()
                                .filter(line ->
                                        facts.closedMonths().contains(line.to().withDayOfMonth(1)))
                                .map(line -> Said.of(
                                        line,
                                        "the service ended in " + YearMonth.from(line.to()) + ", which is closed."))),
                new Rule(
                        "SCR-706",
                        "Terms are no longer than the law allows",
                        "In the EU public bodies pay within 30 days, businesses within 60 unless they agreed expressly.",
                        "Directive 2011/7/EU art. 3 and 4",
                        Severity.INFO,
                        "Shorten the customer's terms of payment.",
                        Place.CUSTOMER,
                        facts -> Said.when(
                                Regions.isInUnion(facts.buyerCountry())
                                        && lastDue(facts)
                                                .isAfter(facts.invoiceOn().plusDays(longest(facts))),
                                "The last part is due on " + lastDue(facts) + ", later than " + longest(facts)
                                        + " days.")),
                new Rule(
                        "SCR-707",
                        "A period of service is a year at most",
                        "A longer period is mostly a wrong year in one of its two days.",
                        "Own rule, 366 days",
                        Severity.WARN,
                        "Withdraw the charge and record it anew with the right days, or acknowledge them.",
                        Place.CHARGE,
                        facts -> facts.lines().stream()
                                .filter(line -> line.to().isAfter(line.from().plusDays(366)))
                                .map(line -> Said.of(
                                        line, "the service lasts from " + line.from() + " to " + line.to() + "."))));
    }

    private static LocalDate lastDue(DraftFacts facts) {
        return facts.installments().stream()
                .map(Installment::dueOn)
                .max(LocalDate::compareTo)
                .orElse(facts.invoiceOn());
    }

    private static int longest(DraftFacts facts) {
        return facts.buyer().profile().kind() == CustomerKind.PUBLIC_BODY ? PUBLIC_DAYS_TO_PAY : BUSINESS_DAYS_TO_PAY;
    }
}
