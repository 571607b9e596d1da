package org.tallystick.workbench.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.Arrangement;
import org.tallystick.invoicing.ArrangementDesk;
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
        LocalDate today) {
    public CustomerBillingPage {
        current = List.copyOf(current);
        versions = List.copyOf(versions);
        names = Map.copyOf(names);
        contracts = List.copyOf(contracts);
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
