package org.tallystick.scrubber;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.lib.receivables.terms.Installment;
import org.tallystick.platform.Company;

/**
 * All that rules may ask of one draft: the invoice to be, both parties, what was billed before, the latest first, and the
 * contracts with the buyer that are kept here.
 */
public record DraftFacts(
        UUID draft,
        LocalDate invoiceOn,
        Company seller,
        boolean payable,
        Customer buyer,
        boolean reachable,
        List<DraftLine> lines,
        List<TaxBreakdown> taxes,
        Money net,
        Money tax,
        Money gross,
        List<Installment> installments,
        List<PastInvoice> past,
        List<OpenDraft> others,
        List<AgreedContract> contracts,
        Set<LocalDate> closedMonths) {
    public DraftFacts {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
        installments = List.copyOf(installments);
        past = List.copyOf(past);
        others = List.copyOf(others);
        contracts = List.copyOf(contracts);
        closedMonths = Set.copyOf(closedMonths);
    }

    public CurrencyCode currency() {
        return gross.currency();
    }

    Optional<AgreedContract> contract(String number) {
        return contracts.stream()
                .filter(contract -> contract.number().equals(number))
                .findFirst();
    }

    boolean isTaxed(String category) {
        return taxes.stream().anyMatch(row -> row.key().category().equals(category));
    }

    /** Nobody pays tax here because the buyer does, or the goods left the country. */
    boolean shiftsTax() {
        return isTaxed("AE") || isTaxed("K");
    }

    boolean isDomestic() {
        return seller.country().equals(buyer.profile().address().country());
    }

    String buyerCountry() {
        return buyer.profile().address().country();
    }

    @Nullable
    String buyerTaxId() {
        return buyer.profile().taxId();
    }

    LocalDate from() {
        return lines.stream().map(DraftLine::from).min(LocalDate::compareTo).orElse(invoiceOn);
    }

    LocalDate to() {
        return lines.stream().map(DraftLine::to).max(LocalDate::compareTo).orElse(invoiceOn);
    }

    Set<String> taxCategories() {
        return taxes.stream().map(row -> row.key().category()).collect(Collectors.toSet());
    }
}
