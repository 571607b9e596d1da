package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.contracts.ContractLine;
import org.tallystick.contracts.SignedContracts;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.receivables.pricing.Rate;
import org.tallystick.platform.CompanyId;
import org.tallystick.scrubber.AgreedContract;

/** What is agreed with the customers of drafts, as rules ask for it. */
@Component
class DraftContracts {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final SignedContracts contracts;

    DraftContracts(SignedContracts contracts) {
        this.contracts = contracts;
    }

    Map<CustomerId, List<AgreedContract>> of(CompanyId company, Collection<CustomerId> customers) {
        return contracts.of(company, customers).stream()
                .collect(Collectors.groupingBy(
                        SignedContracts.SignedContract::customer,
                        Collectors.mapping(DraftContracts::agreed, Collectors.toList())));
    }

    private static AgreedContract agreed(SignedContracts.SignedContract contract) {
        return new AgreedContract(
                contract.number(),
                contract.currency(),
                contract.terms().stream()
                        .map(term -> new AgreedContract.Version(
                                term.version(),
                                term.first(),
                                term.last(),
                                term.lines().stream()
                                        .flatMap(line -> price(line).stream())
                                        .toList()))
                        .toList());
    }

    /** Only a price for one unit compares; tiers and packages have none. */
    private static Optional<AgreedContract.Price> price(ContractLine line) {
        return switch (line.rate()) {
            case Rate.Flat flat -> Optional.of(price(line, flat.price(), null));
            case Rate.PerUnit unit -> Optional.of(price(line, unit.price(), line.unit()));
            case Rate.Graduated _, Rate.Volume _, Rate.Packages _ -> Optional.empty();
        };
    }

    private static AgreedContract.Price price(ContractLine line, BigDecimal list, @Nullable String unit) {
        BigDecimal left = HUNDRED.subtract(line.discount().value());
        return new AgreedContract.Price(
                line.description(), unit, list.multiply(left).movePointLeft(2));
    }
}
