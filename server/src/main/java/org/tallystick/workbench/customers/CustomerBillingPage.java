package org.tallystick.workbench.customers;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.ChargeClaims;
import org.tallystick.contracts.ChargeGroup;
import org.tallystick.contracts.Grouping;
import org.tallystick.contracts.GroupingPolicy;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.Arrangement;
import org.tallystick.invoicing.ArrangementDesk;
import org.tallystick.invoicing.Deposit;
import org.tallystick.lib.money.Money;
import org.tallystick.workbench.Shell;

/** How a customer is billed; the example is an invoice of today. */
public record CustomerBillingPage(
        CustomerFrame frame,
        List<Current> current,
        List<Arrangement> versions,
        Map<CustomerId, String> names,
        List<String> contracts,
        Money whole,
        Together together,
        List<Deposit> deposits,
        List<String> taxCodes,
        LocalDate today) {
    public CustomerBillingPage {
        current = List.copyOf(current);
        versions = List.copyOf(versions);
        names = Map.copyOf(names);
        contracts = List.copyOf(contracts);
        deposits = List.copyOf(deposits);
        taxCodes = List.copyOf(taxCodes);
    }

    /** What shares an invoice: what was agreed, and the invoices that the unbilled work would become today. */
    public record Together(
            List<GroupingPolicy> versions,
            List<Customer> children,
            @Nullable Customer payer,
            List<ChargeClaims.Grouped> preview,
            Map<CustomerId, Customer> names) {
        public Together {
            versions = List.copyOf(versions);
            children = List.copyOf(children);
            preview = List.copyOf(preview);
            names = Map.copyOf(names);
        }

        /** Null where nothing was agreed yet, or only for later. */
        public @Nullable GroupingPolicy current(LocalDate today) {
            return versions.stream()
                    .filter(version -> !version.validFrom().isAfter(today))
                    .max(Comparator.comparing(GroupingPolicy::validFrom).thenComparingInt(GroupingPolicy::version))
                    .orElse(null);
        }

        /** {@code Mercy East, order 4711}: what sets one invoice apart from the others. */
        public String part(ChargeGroup group) {
            List<String> parts = new ArrayList<>();
            Customer child = group.child() == null ? null : names.get(group.child());
            if (child != null) {
                parts.add(child.name());
            }
            if (group.contractNumber() != null) {
                parts.add("contract " + group.contractNumber());
            }
            if (group.purchaseOrder() != null) {
                parts.add("order " + group.purchaseOrder());
            }
            if (group.serviceMonth() != null) {
                parts.add(YearMonth.from(group.serviceMonth()).toString());
            }
            return parts.isEmpty() ? "All other work" : String.join(", ", parts);
        }
    }

    public static String words(@Nullable Grouping grouping) {
        return grouping == null ? "As the billing run says" : grouping.title();
    }

    /** What holds today; without parts where the example's currency is not that of its maxima. */
    public record Current(Arrangement arrangement, List<ArrangementDesk.Part> parts) {
        public Current {
            parts = List.copyOf(parts);
        }
    }

    public String nameOf(CustomerId id) {
        return names.getOrDefault(id, "");
    }

    /** {@code 60%, at most 500.00 EUR per invoice}. */
    public static String rule(Arrangement.Payer payer, Shell shell) {
        StringBuilder words = new StringBuilder(payer.share().toString());
        if (payer.mostPerInvoice() != null) {
            words.append(", at most ")
                    .append(shell.money(payer.mostPerInvoice()))
                    .append(" per invoice");
        }
        if (payer.mostPerPeriod() != null && payer.period() != null) {
            words.append(", at most ")
                    .append(shell.money(payer.mostPerPeriod()))
                    .append(" per ")
                    .append(payer.period().title());
        }
        return words.toString();
    }

    /** {@code Umbrella Insurance (60%), then Acme Corp (100%)}. */
    public String words(Arrangement arrangement, Shell shell) {
        return arrangement.payers().isEmpty()
                ? "The customer pays all"
                : String.join(
                        ", then ",
                        arrangement.payers().stream()
                                .map(payer -> nameOf(payer.payer()) + " (" + rule(payer, shell) + ")")
                                .toList());
    }
}
